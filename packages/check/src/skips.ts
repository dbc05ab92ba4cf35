import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  {
    name: 'small-disk',
    description: 'a small disk is mounted where this account may do so on Linux',
    skip: !canMount(),
  },
  { name: 'slow', description: 'runs under SLOW=1', skip: process.env['SLOW'] !== '1' },
];

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const place = mkdtempSync(path.join(tmpdir(), 'teller-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]);
  if (status === 0) spawnSync('umount', [place]);
  rmdirSync(place);
  return status === 0;
}
