import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * A reason for which tests may be skipped. A test gives it as its tag, `test(name, { tags: ['slow'] }, …)`,
 * and is skipped exactly while `skip` holds. Any other skip fails the check.
 */
export interface Skip {
  readonly name: string;
  /** Completes “skipped: …”. */
  readonly description: string;
  readonly skip: boolean;
}

const elections = path.resolve(import.meta.dirname, '../../../../shared/elections');

export const skips: readonly Skip[] = [
  {
    name: 'more-wards',
    description: 'more wards’ results are read where ../shared/elections has them',
    skip: !existsSync(elections),
  },
  {
    name: 'full-device',
    description: 'a device that is always full is there on Linux',
    skip: !existsSync('/dev/full'),
  },
  { name: 'slow', description: 'runs under SLOW=1', skip: process.env['SLOW'] !== '1' },
];
