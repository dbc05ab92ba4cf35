import { canonicalBytes, sha256, toHex, type Bytes, type Result } from '@teller/basics';
import { Hash, type Manifest } from '@teller/election';
import * as z from 'zod/mini';
import { parseExactly, type FormatFault } from './canonical.ts';

/** One file of a record. Its path is relative, with forward slashes. */
export interface RecordFile {
  readonly path: string;
  readonly bytes: Bytes;
}

/** A file as the index names it. */
export interface FileLine {
  readonly path: string;
  /** Its length. */
  readonly bytes: number;
  /** SHA-256 of its bytes, hex. */
  readonly sha256: string;
}

/** index.json: every file of the record but itself, sorted by path. */
export interface Index {
  readonly format: 'teller-record/1';
  readonly election: string;
  readonly files: readonly FileLine[];
}

/** Where each part of a record is. */
export const recordPath: {
  readonly index: string;
  readonly manifest: string;
  readonly officersLog: string;
  readonly register: string;
  readonly ballotKey: string;
  readonly software: string;
  readonly readme: string;
  readonly ballots: (contest: string) => string;
  readonly papers: (contest: string) => string;
  readonly blt: (contest: string) => string;
  readonly count: (contest: string) => string;
} = {
  index: 'index.json',
  manifest: 'manifest.json',
  officersLog: 'officers-log.json',
  register: 'register.json',
  ballotKey: 'ballot-key.json',
  software: 'software.json',
  readme: 'README.txt',
  ballots: (contest) => `ballots/${contest}.bin`,
  papers: (contest) => `papers/${contest}.json`,
  blt: (contest) => `papers/${contest}.blt`,
  count: (contest) => `counts/${contest}.json`,
};

/** Every path of a complete record of this election, index.json included, sorted. */
export function recordPaths(manifest: Manifest): readonly string[] {
  const { ballots, papers, blt, count, ...single } = recordPath;
  const perContest = manifest.contests.flatMap(({ id }) => [
    ballots(id),
    papers(id),
    blt(id),
    count(id),
  ]);
  return [...Object.values(single), ...perContest].sort();
}

const path = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9._/-]{0,199}$/));

const IndexSchema: z.ZodMiniType<Index> = z.strictObject({
  format: z.literal('teller-record/1'),
  election: Hash,
  files: z
    .array(z.strictObject({ path, bytes: z.int().check(z.gte(0)), sha256: Hash }))
    .check(z.maxLength(1_000)),
});

export function fileLine({ path, bytes }: RecordFile): FileLine {
  return { path, bytes: bytes.length, sha256: toHex(sha256(bytes)) };
}

/** index.json over these files; a line for index.json itself is left out. */
export function buildIndex(election: string, lines: readonly FileLine[]): Bytes {
  const files = sorted(lines.filter(({ path }) => path !== recordPath.index));
  return canonicalBytes({ format: 'teller-record/1', election, files } satisfies Index);
}

/** The index, if its lines are sorted by path and each path is there once. */
export function parseIndex(bytes: Bytes): Result<Index, FormatFault> {
  const index = parseExactly(bytes, IndexSchema);
  if (!index.ok) return index;
  const inOrder = index.value.files.every(
    ({ path }, i, all) => i === 0 || (all[i - 1]?.path ?? '') < path,
  );
  return inOrder ? index : { ok: false, error: 'not-in-order' };
}

/**
 * What the officers publish, hex: SHA-256 of the canonical JSON of the file list without the
 * officers' log, which goes on growing, and without the index itself; together with the log as it
 * was when the papers were counted, so that nobody can write another history before that.
 *
 * @param head hash of the log's last entry before `counted`, hex: what `counted` has as `previous`
 */
export function contentsHash(lines: readonly FileLine[], head: string): string {
  const covered = lines.filter(
    ({ path }) => path !== recordPath.officersLog && path !== recordPath.index,
  );
  return toHex(sha256(canonicalBytes({ files: sorted(covered), log: head })));
}

function sorted(lines: readonly FileLine[]): readonly FileLine[] {
  return [...lines].sort((a, b) => (a.path < b.path ? -1 : 1));
}
