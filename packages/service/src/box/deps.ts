import type { BallotFault } from '@teller/protocol';
import type { BallotBox, BoxContents } from '../ports/ballot-box.ts';
import type { Clock } from '../ports/clock.ts';
import type { Elections } from '../ports/elections.ts';
import type { ReceiptSigner } from '../ports/receipt-signer.ts';
import type { RecordFiles } from '../ports/record-files.ts';

/** What casting works with. It knows no member, and cannot list what is in the box. */
export interface BoxDeps {
  readonly elections: Pick<Elections, 'get'>;
  readonly box: BallotBox;
  readonly receipts: ReceiptSigner;
  /** For the sealed lists, after the close. */
  readonly files: Pick<RecordFiles, 'read'>;
  readonly clock: Clock;
  /** See drain.ts; milliseconds. */
  readonly lifetime: number;
}

/** Why something in the store is not put on the list of ballots. */
export type LeftOut =
  | BallotFault
  | 'issuer-signature-does-not-hold'
  | 'token-signature-does-not-hold'
  | 'not-its-own-token';

/** What the seal job works with. */
export interface SealDeps {
  readonly elections: Pick<Elections, 'get' | 'list'>;
  readonly contents: BoxContents;
  /** Told how much in an election's box isn't a ballot, and why. Never of one that casting took. */
  readonly leftOut: (election: string, faults: ReadonlyMap<LeftOut, number>) => void;
  readonly files: Pick<RecordFiles, 'read' | 'create' | 'replace'>;
  readonly clock: Clock;
  /** About how many ballots are checked, and held, before they are put down: see runs.ts. */
  readonly ballotsInRun?: number;
  /** See drain.ts; milliseconds. The same as in {@link BoxDeps}. */
  readonly lifetime: number;
}
