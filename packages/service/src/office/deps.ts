import type { Bytes } from '@teller/basics';
import type { LogDeps } from '../officers-log/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { NonceKey } from '../ports/nonce-key.ts';
import type { Proposals } from '../ports/proposals.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { SetupCodes } from '../ports/setup-codes.ts';

/** What the office works with. It holds no ballot, no token and no member. */
export interface OfficeDeps extends LogDeps {
  readonly proposals: Proposals;
  readonly setupCodes: SetupCodes;
  readonly nonceKey: NonceKey;
  readonly sessions: Sessions;
  /** For the turnout and the jobs' reports. */
  readonly files: Pick<RecordFiles, 'read'>;
  readonly clock: Clock;
  /** So many bytes from a secure generator. */
  readonly random: (length: number) => Bytes;
}
