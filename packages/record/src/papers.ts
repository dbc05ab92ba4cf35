import { assert, concat, utf8, type Bytes, type Result } from '@teller/basics';
import type { Contest, Frozen } from '@teller/election';
import {
  contestAt,
  decodeListed,
  listedLength,
  openBallot,
  sealedLength,
  type PaperFault,
  type Primitives,
} from '@teller/protocol';
import { bltEnd, bltLine, bltStart, mergePapers, readMarks, type ContestPapers } from '@teller/stv';
import type { SomeBallots } from './ballot-list.ts';
import {
  apart,
  readFile,
  writeFile,
  type Chunks,
  type Closing,
  type ExpectedHead,
  type FileFault,
  type FileReader,
} from './fixed-width.ts';

/** Why a ballot doesn't count. */
export type InvalidReason =
  | PaperFault
  | 'does-not-open'
  | 'not-a-ballot'
  | 'no-first-preference'
  | 'several-first-preferences';

const linesAtOnce = 5_000;

/** By the status byte of a paper: 0 for one that counts, or why it doesn't. */
const statuses = [
  'valid',
  'does-not-open',
  'not-a-ballot',
  'wrong-paper-length',
  'unknown-paper-version',
  'no-first-preference',
  'several-first-preferences',
] as const satisfies readonly (InvalidReason | 'valid')[];

/**
 * Head of papers/CONTEST.bin: the opened ballots in the order of the list. A paper is a status byte and the
 * number beside each candidate; all are 0 where no paper came out of the ballot.
 */
function papersHead(closing: Closing, contest: number): ExpectedHead {
  const { election, close } = closing;
  const width = 1 + contestAt(closing, contest).candidates.length;
  return { kind: 'papers', election, close, place: contest, width };
}

export function writePapers(
  closing: Closing,
  contest: number,
  count: number,
  papers: Chunks,
): AsyncIterable<Bytes> {
  return writeFile({ ...papersHead(closing, contest), count }, papers);
}

export async function readPapers(
  chunks: Chunks,
  closing: Closing,
  contest: number,
  bytes?: number,
): Promise<Result<FileReader, FileFault>> {
  return readFile(chunks, papersHead(closing, contest), { bytes });
}

/**
 * Opens some ballots of a contest with the ballot key's private half: their papers as papers/CONTEST.bin has
 * them.
 */
export async function openBallots(
  frozen: Frozen,
  election: string,
  contest: number,
  ballots: SomeBallots,
  privateKey: Bytes,
  primitives: Primitives,
): Promise<Bytes> {
  const { manifest } = frozen;
  const width = contestAt(frozen, contest).candidates.length;
  const papers: Bytes[] = [];
  const seals = apart(ballots.sealed, sealedLength(contestAt(frozen, contest)));
  for (const listed of apart(ballots.listed, listedLength(manifest))) {
    const { value: sealed } = seals.next();
    assert(sealed !== undefined, 'a sealed ballot for each entry of the list');
    papers.push(await paperIn(listed, sealed));
  }
  return concat(...papers);

  async function paperIn(listed: Bytes, sealed: Bytes): Promise<Bytes> {
    const ballot = decodeListed(listed, manifest, election);
    if (!ballot.ok) return paperOf('not-a-ballot', width);
    const whole = { ...ballot.value, sealed };
    const marks = await openBallot(whole, frozen, privateKey, primitives);
    if (!marks.ok) return paperOf(marks.error, width);
    const read = readMarks(marks.value);
    return concat(Uint8Array.of(statuses.indexOf(read.ok ? 'valid' : read.error), ...marks.value));
  }
}

function paperOf(reason: InvalidReason, candidates: number): Bytes {
  const paper = new Uint8Array(1 + candidates);
  paper[0] = statuses.indexOf(reason);
  return paper;
}

/** Why a paper doesn't count; undefined for one that does, or whose status means nothing. */
export function whyInvalid(paper: Bytes): InvalidReason | undefined {
  const status = statuses[paper[0] ?? 0] ?? 'valid';
  return status === 'valid' ? undefined : status;
}

/** The valid papers, equal ones merged, with what the count has to know about the contest. */
export function contestPapers(contest: Contest, papers: Iterable<Bytes>): ContestPapers {
  return { ...aboutContest(contest), groups: mergePapers(preferences(papers)) };
}

/** papers/CONTEST.blt for other counting programs: a line for each valid paper, in the order of the list. */
export async function* writeBlt(contest: Contest, papers: Bytes): AsyncGenerator<Bytes> {
  const { start, lines, end } = bltParts(contest);
  const width = 1 + contest.candidates.length;
  yield start;
  for (let at = 0; at < papers.length; at += linesAtOnce * width)
    yield lines(apart(papers.subarray(at, at + linesAtOnce * width), width));
  yield end;
}

/** A BLT file in parts: before the papers, the lines of some papers, and after them. */
export function bltParts(contest: Contest): {
  readonly start: Bytes;
  readonly lines: (papers: Iterable<Bytes>) => Bytes;
  readonly end: Bytes;
} {
  const about = { ...aboutContest(contest), groups: [] };
  return {
    start: utf8(bltStart(about)),
    lines: (papers) =>
      utf8(
        Array.from(preferences(papers), (order) => bltLine({ preferences: order, papers: 1 })).join(
          '',
        ),
      ),
    end: utf8(bltEnd(about)),
  };
}

function aboutContest({ title, seats, candidates }: Contest): Omit<ContestPapers, 'groups'> {
  return { title, seats, candidates: candidates.map(({ name }) => name), withdrawn: [] };
}

/** A ballot without a paper has no number anywhere, and so no preference. */
function* preferences(papers: Iterable<Bytes>): Generator<readonly number[]> {
  for (const paper of papers) {
    const read = readMarks(paper.subarray(1));
    if (read.ok) yield read.value;
  }
}
