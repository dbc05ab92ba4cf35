import { toHex, type Bytes, type RunningHash } from '@teller/basics';
import type { FrozenElection, LogEntry, Manifest } from '@teller/election';
import type { Hash, Primitives } from '@teller/protocol';
import {
  gathered,
  type Closing,
  type FileLine,
  type IssuedTotals,
  type Seal,
} from '@teller/record';
import type { Transcript } from '@teller/stv';
import type { MassChecks } from './mass-checks.ts';
import type { RecordFiles } from './record-files.ts';
import type { ReceiptFinding } from './report.ts';

/** What is known of one contest, filled in by one check after the other. */
interface ContestEvidence {
  /** How many ballots the list has. */
  ballots?: number;
  /** Merkle root of the list as it is, hex. */
  root?: string;
  /** What is sealed is there for each ballot of the list. */
  sealed?: boolean;
  /**
   * What came out of the ballots: exactly what papers/CONTEST.bin has, which is then read again, or, where
   * that is something else, the papers themselves.
   */
  papers?: 'as-published' | readonly Bytes[];
  /** The ballot key's private half, once it has been checked. */
  privateKey?: Bytes;
  /** Our own count. */
  transcript?: Transcript;
}

/** All that the checks share. What a check could not establish stays undefined. */
export interface Evidence {
  readonly source: RecordFiles;
  /** Small files, read once and kept; of the others only the line is. */
  readonly kept: ReadonlyMap<string, Bytes>;
  /** Every path found, part of a record or not. */
  readonly found: readonly string[];
  /** Whether what is there could be listed; otherwise `found` is what could be read. */
  readonly listed: boolean;
  /** What the files really are, whatever the index says, by path. */
  readonly lines: ReadonlyMap<string, FileLine>;
  /** Paths that a check has read. */
  readonly reached: Set<string>;
  readonly primitives: Primitives;
  readonly hash: Hash;
  readonly startHash: () => RunningHash;
  readonly onProgress: (done: number, total: number) => void;
  manifest?: Manifest;
  /** The manifest with every part it names, all of them being those it names. */
  frozen?: FrozenElection;
  /** SHA-256 of the manifest's bytes, hex. */
  election?: string;
  /** What every file made after the close must name; needs all that is frozen, and the log. */
  closing?: Closing;
  mass?: MassChecks;
  log?: readonly LogEntry[];
  seal?: Seal | undefined;
  register?: { readonly entries: number; readonly issued: IssuedTotals };
  /** Hashes and codes of the receipts offered, with the place of those that check 5 has come by. */
  readonly sought: Map<string, ReceiptFinding['found']>;
  /** What became of the receipts offered. */
  readonly receipts: ReceiptFinding[];
  /** By contest, in manifest order. */
  readonly contests: ContestEvidence[];
}

/** A file from the front, noting that a check has reached it; undefined when it can't be read. */
export async function open(
  evidence: Evidence,
  path: string,
): Promise<{ readonly chunks: AsyncIterable<Bytes>; readonly bytes: number } | undefined> {
  const line = evidence.lines.get(path);
  if (line === undefined) return undefined;
  const kept = evidence.kept.get(path);
  const chunks = kept === undefined ? await evidence.source.open(path) : [kept];
  if (chunks === 'missing') return undefined;
  evidence.reached.add(path);
  return { bytes: line.bytes, chunks: unchanged(chunks, line, evidence.startHash()) };
}

/** Notes that these are files a check has looked at, whether or not it gets as far as to read them. */
export function reach({ lines, reached }: Evidence, paths: readonly string[]): void {
  for (const path of paths) if (lines.has(path)) reached.add(path);
}

/** A whole file, for those that don't grow with the electorate. */
export async function take(evidence: Evidence, path: string): Promise<Bytes | undefined> {
  const file = await open(evidence, path);
  return file === undefined || file.bytes > largestWhole ? undefined : gathered(file.chunks);
}

const largestWhole = 100_000_000;

/** What is read again must be what was hashed: throws at the end if it isn't. */
async function* unchanged(
  chunks: Iterable<Bytes> | AsyncIterable<Bytes>,
  { path, sha256 }: FileLine,
  hash: RunningHash,
): AsyncGenerator<Bytes> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (toHex(hash.digest()) !== sha256) throw new Error(`${path} changed while it was read`);
}

export const noManifest = 'There is no manifest to check against.';
export const notWhole =
  'There is no whole manifest, with contests and key ceremony, to check against.';
export const noClose = "There is no officers' log that says when voting ended.";
