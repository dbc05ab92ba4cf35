import { canonicalBytes, err, sha256, startSha256, toHex } from '@teller/basics';
import type { Bytes, Result, RunningHash } from '@teller/basics';
import { Hash, type Contest, type Frozen, type Manifest } from '@teller/election';
import * as z from 'zod/mini';
import { parseExactly, type FormatFault } from './canonical.ts';
import type { Chunks } from './fixed-width.ts';

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
  /** Of a file over 64 MB: SHA-256 of each 16 MB of it, hex. */
  readonly pieces?: readonly string[];
}

/** index.json: every file of the record but itself, sorted by path. */
export interface Index {
  readonly format: 'teller-record/2';
  readonly election: string;
  readonly files: readonly FileLine[];
}

/** Where each part of a record is. */
export const recordPath: {
  readonly index: string;
  readonly manifest: string;
  readonly ceremony: string;
  readonly officersLog: string;
  readonly register: string;
  readonly software: string;
  readonly readme: string;
  readonly contest: (contest: string) => string;
  readonly statement: (hash: string) => string;
  readonly ballotKey: (contest: string) => string;
  readonly ballots: (contest: string) => string;
  readonly sealed: (contest: string) => string;
  readonly papers: (contest: string) => string;
  readonly blt: (contest: string) => string;
  readonly count: (contest: string) => string;
} = {
  index: 'index.json',
  manifest: 'manifest.json',
  ceremony: 'ceremony.json',
  officersLog: 'officers-log.json',
  register: 'register.bin',
  software: 'software.json',
  readme: 'README.txt',
  contest: (contest) => `contests/${contest}.json`,
  statement: (hash) => `statements/${hash}.txt`,
  ballotKey: (contest) => `keys/${contest}.json`,
  ballots: (contest) => `ballots/${contest}.bin`,
  sealed: (contest) => `sealed/${contest}.bin`,
  papers: (contest) => `papers/${contest}.bin`,
  blt: (contest) => `papers/${contest}.blt`,
  count: (contest) => `counts/${contest}.json`,
};

/**
 * Which contests have what is in their ballots in the public record: `keys/`, `sealed/`, `papers/` and `counts/`. The
 * one place that says so; by place in the manifest.
 */
export function publicContests({ contests }: Manifest): readonly boolean[] {
  return contests.map(() => true);
}

/** Every path of a complete record of this election, index.json included, sorted. */
export function recordPaths({ manifest, contests }: Frozen): readonly string[] {
  const {
    contest,
    statement: _,
    ballotKey,
    ballots,
    sealed,
    papers,
    blt,
    count,
    ...single
  } = recordPath;
  const open = publicContests(manifest);
  const perContest = manifest.contests.flatMap(({ id }, n) => [
    contest(id),
    ballots(id),
    ...(open[n] === true ? [ballotKey(id), sealed(id), papers(id), blt(id), count(id)] : []),
  ]);
  return [...Object.values(single), ...perContest, ...statementPaths(contests)].sort();
}

/** Where the candidates' statements are. Two who say the same have one file. */
export function statementPaths(contests: readonly Contest[]): readonly string[] {
  const hashes = contests.flatMap(({ candidates }) =>
    candidates.flatMap(({ statement }) => statement ?? []),
  );
  return [...new Set(hashes)].map(recordPath.statement);
}

const path = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9._/-]{0,199}$/));

/** A hundred contests of 250 candidates, each with a statement, and what belongs to a contest. */
const mostFiles = 26_000;

const IndexSchema: z.ZodMiniType<Index> = z.strictObject({
  format: z.literal('teller-record/2'),
  election: Hash,
  files: z
    .array(
      z.strictObject({
        path,
        bytes: z.int().check(z.gte(0)),
        sha256: Hash,
        pieces: z.exactOptional(z.array(Hash).check(z.maxLength(10_000))),
      }),
    )
    .check(z.maxLength(mostFiles)),
});

/** Files over this have the hashes of their pieces in the index as well. */
const inOnePiece = 64 << 20;
const pieceLength = 16 << 20;

/** The line of a file whose bytes come one after the other. */
export class LineHash {
  readonly #start: () => RunningHash;
  readonly #whole: RunningHash;
  readonly #pieces: string[] = [];
  #piece: RunningHash;
  #bytes = 0;

  /** @param start another SHA-256, where there is much to hash */
  constructor(start: () => RunningHash = startSha256) {
    this.#start = start;
    this.#whole = start();
    this.#piece = start();
  }

  /** How many bytes there were. */
  get bytes(): number {
    return this.#bytes;
  }

  add(bytes: Bytes): void {
    this.#whole.update(bytes);
    for (let rest = bytes; rest.length > 0;) {
      const part = rest.subarray(0, pieceLength - (this.#bytes % pieceLength));
      this.#piece.update(part);
      this.#bytes += part.length;
      rest = rest.subarray(part.length);
      if (this.#bytes % pieceLength === 0) this.#endPiece();
    }
  }

  /** Nothing may follow. */
  line(path: string): FileLine {
    const line = { path, bytes: this.#bytes, sha256: toHex(this.#whole.digest()) };
    if (this.#bytes <= inOnePiece) return line;
    if (this.#bytes % pieceLength > 0) this.#endPiece();
    return { ...line, pieces: this.#pieces };
  }

  #endPiece(): void {
    this.#pieces.push(toHex(this.#piece.digest()));
    this.#piece = this.#start();
  }
}

/** An index of the first format, as far as it tells that it is one. */
const FirstIndexSchema = z.looseObject({ format: z.literal('teller-record/1') });

export function fileLine({ path, bytes }: RecordFile): FileLine {
  const hash = new LineHash();
  hash.add(bytes);
  return hash.line(path);
}

/** The line of a file that is read from the front to the end. */
export async function streamedLine(
  path: string,
  chunks: Chunks,
  start?: () => RunningHash,
): Promise<FileLine> {
  const hash = new LineHash(start);
  for await (const chunk of chunks) hash.add(chunk);
  return hash.line(path);
}

/** index.json over these files; a line for index.json itself is left out. */
export function buildIndex(election: string, lines: readonly FileLine[]): Bytes {
  const files = sorted(lines.filter(({ path }) => path !== recordPath.index));
  return canonicalBytes({ format: 'teller-record/2', election, files } satisfies Index);
}

/** The index, if its lines are sorted by path and each path is there once. */
export function parseIndex(bytes: Bytes): Result<Index, FormatFault | 'first-format'> {
  if (parseExactly(bytes, FirstIndexSchema).ok) return err('first-format');
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
