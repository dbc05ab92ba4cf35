import type { Bytes } from '@teller/basics';
import type { LogEntry, Manifest } from '@teller/election';
import type { Hash, Primitives } from '@teller/protocol';
import type { BallotList, FileLine, OpenedBallot, Register, Seal } from '@teller/record';
import type { Transcript } from '@teller/stv';
import type { MassChecks } from './mass-checks.ts';
import type { ReceiptFinding } from './report.ts';

/** What is known of one contest, filled in by one check after the other. */
interface ContestEvidence {
  list?: BallotList;
  /** Merkle root of the list as it is, hex. */
  root?: string;
  opened?: readonly OpenedBallot[];
  /** Our own count. */
  transcript?: Transcript;
}

/** All that the checks share. What a check could not establish stays undefined. */
export interface Evidence {
  /** The files by their path, as far as they are part of a record and could be read. */
  readonly files: ReadonlyMap<string, Bytes>;
  /** Every path found, part of a record or not. */
  readonly found: readonly string[];
  /** Whether what is there could be listed; otherwise `found` is what could be read. */
  readonly listed: boolean;
  /** What the files really are, whatever the index says. */
  readonly lines: readonly FileLine[];
  /** Paths that a check has read. */
  readonly reached: Set<string>;
  readonly primitives: Primitives;
  readonly hash: Hash;
  readonly onProgress: (done: number, total: number) => void;
  manifest?: Manifest;
  /** SHA-256 of the manifest's bytes, hex. */
  election?: string;
  mass?: MassChecks;
  log?: readonly LogEntry[];
  seal?: Seal | undefined;
  register?: Register;
  /** The ballot key's private half, once it has been checked. */
  privateKey?: Bytes;
  /** What became of the receipts offered. */
  readonly receipts: ReceiptFinding[];
  /** By contest, in manifest order. */
  readonly contests: ContestEvidence[];
}

/** A file's bytes, noting that a check has reached it. */
export function take(evidence: Evidence, path: string): Bytes | undefined {
  const bytes = evidence.files.get(path);
  if (bytes !== undefined) evidence.reached.add(path);
  return bytes;
}

export const noManifest = 'There is no manifest to check against.';
