import { toHex, utf8, type Bytes, type Result } from '@teller/basics';
import { Hash, Id, type Contest, type Manifest } from '@teller/election';
import { decodeBallot, openBallot, type PaperFault, type Primitives } from '@teller/protocol';
import { mergePapers, readMarks, renderBlt, type ContestPapers } from '@teller/stv';
import * as z from 'zod/mini';
import { canonicalInParts, parseExactly, type FormatFault } from './canonical.ts';

/** A ballot after opening: the number beside each candidate, or why there is no paper in it. */
export type OpenedBallot =
  | { readonly marks: readonly number[] }
  | { readonly invalid: PaperFault | 'does-not-open' | 'not-a-ballot' };

/** Why a ballot doesn't count. */
export type InvalidReason =
  | Extract<OpenedBallot, { readonly invalid: string }>['invalid']
  | 'no-first-preference'
  | 'several-first-preferences';

const reasons = [
  'does-not-open',
  'not-a-ballot',
  'wrong-paper-length',
  'unknown-paper-version',
  'no-first-preference',
  'several-first-preferences',
] as const satisfies readonly InvalidReason[];

/** The opened ballots of one contest, in the order of the ballot list: papers/CONTEST.json. */
export interface Papers {
  readonly format: 'teller-papers/1';
  readonly election: string;
  readonly contest: string;
  /** The marks, one byte a candidate, hex; null where there is no paper. */
  readonly papers: readonly (string | null)[];
  /** Every ballot that doesn't count, by its place in the list from 0, ascending. */
  readonly invalid: readonly { readonly ballot: number; readonly reason: InvalidReason }[];
}

const PapersSchema: z.ZodMiniType<Papers> = z.strictObject({
  format: z.literal('teller-papers/1'),
  election: Hash,
  contest: Id,
  papers: z.array(z.nullable(z.string().check(z.regex(/^(?:[0-9a-f]{2}){1,250}$/)))),
  invalid: z.array(z.strictObject({ ballot: z.int().check(z.gte(0)), reason: z.enum(reasons) })),
});

/** Opens every ballot of a list with the ballot key's private half, in list order. */
export async function openBallots(
  manifest: Manifest,
  election: string,
  list: Iterable<Bytes>,
  privateKey: Bytes,
  primitives: Primitives,
  onProgress: (done: number) => void = () => undefined,
): Promise<readonly OpenedBallot[]> {
  const opened: OpenedBallot[] = [];
  for (const bytes of list) {
    const ballot = decodeBallot(bytes, manifest, election);
    if (ballot.ok) {
      const marks = await openBallot(ballot.value, manifest, privateKey, primitives);
      opened.push(marks.ok ? { marks: marks.value } : { invalid: marks.error });
    } else opened.push({ invalid: 'not-a-ballot' });
    if (opened.length % 100 === 0) onProgress(opened.length);
  }
  onProgress(opened.length);
  return opened;
}

/** papers/CONTEST.json */
export function buildPapers(
  election: string,
  contest: Contest,
  opened: readonly OpenedBallot[],
): Bytes {
  return canonicalInParts({
    format: 'teller-papers/1',
    election,
    contest: contest.id,
    papers: opened.map((ballot) =>
      'marks' in ballot ? toHex(Uint8Array.from(ballot.marks)) : null,
    ),
    invalid: opened.flatMap((ballot, place) => {
      const reason = whyInvalid(ballot);
      return reason === undefined ? [] : [{ ballot: place, reason }];
    }),
  } satisfies Papers);
}

export function parsePapers(bytes: Bytes): Result<Papers, FormatFault> {
  return parseExactly(bytes, PapersSchema);
}

/** Why this ballot doesn't count; undefined for one that does. */
export function whyInvalid(ballot: OpenedBallot): InvalidReason | undefined {
  if ('invalid' in ballot) return ballot.invalid;
  const preferences = readMarks(ballot.marks);
  return preferences.ok ? undefined : preferences.error;
}

/** The valid papers, equal ones merged, with what the count has to know about the contest. */
export function contestPapers(contest: Contest, opened: readonly OpenedBallot[]): ContestPapers {
  return {
    title: contest.title,
    seats: contest.seats,
    candidates: contest.candidates.map(({ name }) => name),
    withdrawn: [],
    groups: mergePapers(preferences(opened)),
  };
}

/** papers/CONTEST.blt: the valid papers, for other counting programs. */
export function buildBlt(papers: ContestPapers): Bytes {
  return utf8(renderBlt(papers));
}

function* preferences(opened: readonly OpenedBallot[]): Generator<readonly number[]> {
  for (const ballot of opened) {
    const read = 'marks' in ballot ? readMarks(ballot.marks) : undefined;
    if (read?.ok) yield read.value;
  }
}
