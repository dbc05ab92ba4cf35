import { err, ok, type Result } from '@teller/basics';
import type { CountTable, StageTable } from './table.ts';

/** The first place where two counts part. */
export interface Difference {
  /** From 1; absent when it doesn't belong to a stage, such as the quota. */
  readonly stage?: number;
  /** Candidate number from 1, where it is about one. */
  readonly candidate?: number;
  /** Which figure: "quota", "totals", "batch.value" ... */
  readonly figure: string;
  /** What each of them says, as JSON; "nothing" where it says nothing. */
  readonly first: string;
  readonly second: string;
}

/** What is held against each other of a count and of a stage, in the order in which it is reported. */
const headFigures = ['valid', 'withoutPreference', 'quota', 'reserved'] as const;
const endFigures = ['elected', 'unfilled'] as const;
const stageFigures = [
  'action',
  'label',
  'candidate',
  'together',
  'batch',
  'surplus',
  'waiting',
  'iterations',
  'until',
  'quota',
  'keepValues',
  'totals',
  'nonTransferable',
  'roundingLoss',
  'elected',
  'lastVacancies',
  'activeVote',
  'undecided',
  'excluded',
  'deferred',
  'guarded',
  'doomed',
  'possibleSets',
] as const satisfies readonly (keyof StageTable)[];

/**
 * Holds a count against the second counter's: stage by stage, candidate by candidate, to the last
 * decimal place.
 *
 * @param first `countJson` of a transcript, or whatever somebody published as such
 */
export function compareCounts(first: unknown, second: CountTable): Result<void, Difference> {
  const head = compareAll(first, second, headFigures);
  if (!head.ok) return head;
  const stages = at(first, 'stages');
  for (const [index, stage] of second.stages.entries()) {
    const parted = compareAll(at(stages, index), stage, stageFigures);
    if (!parted.ok) return err({ stage: index + 1, ...parted.error });
  }
  const beyond = at(stages, second.stages.length);
  if (beyond !== undefined)
    return differs({ stage: second.stages.length + 1, figure: 'action' }, at(beyond, 'action'));
  return compareAll(first, second, endFigures);
}

function compareAll<K extends string>(
  first: unknown,
  second: { readonly [figure in K]?: unknown },
  figures: readonly K[],
): Result<void, Difference> {
  for (const figure of figures) {
    // The first counter says how many sets are possible only where that is soon counted [R9].
    if (figure === 'possibleSets' && at(first, figure) === undefined) continue;
    const parted = compare(figure, at(first, figure), second[figure]);
    if (!parted.ok) return parted;
  }
  return ok(undefined);
}

/** Lists and records are gone into; a record by candidate number names the candidate. */
function compare(figure: string, first: unknown, second: unknown): Result<void, Difference> {
  if (typeof second !== 'object' || second === null)
    return first === second ? ok(undefined) : differs({ figure }, first, second);
  if (typeof first !== 'object' || first === null || Array.isArray(first) !== Array.isArray(second))
    return differs({ figure }, first, second);
  const keys = Object.keys(second);
  if (Array.isArray(second) && !second.some((item) => typeof item === 'object')) {
    const same = Object.keys(first).length === keys.length;
    return same && keys.every((key) => at(first, key) === at(second, key))
      ? ok(undefined)
      : differs({ figure }, first, second);
  }
  for (const key of keys) {
    const number = Array.isArray(second) ? Number.NaN : Number(key);
    const parted = compare(
      Number.isNaN(number) ? `${figure}.${key}` : figure,
      at(first, key),
      at(second, key),
    );
    if (!parted.ok)
      return Number.isNaN(number) ? parted : err({ candidate: number, ...parted.error });
  }
  // Other records say more, in words, than is held against each other.
  const isWhole = Array.isArray(second) || figure === 'totals' || figure === 'keepValues';
  return isWhole && Object.keys(first).length > keys.length
    ? differs({ figure }, Object.keys(first), keys)
    : ok(undefined);
}

/** The difference in one sentence, such as "stage 2, candidate 1, totals: 4 here, 3 by the second counter". */
export function describeDifference({
  stage,
  candidate,
  figure,
  first,
  second,
}: Difference): string {
  const where = [
    ...(stage === undefined ? [] : [`stage ${stage}`]),
    ...(candidate === undefined ? [] : [`candidate ${candidate}`]),
    figure,
  ];
  return `${where.join(', ')}: ${first}, by the second counter ${second}`;
}

function differs(
  where: Pick<Difference, 'stage' | 'candidate' | 'figure'>,
  first: unknown,
  second?: unknown,
): Result<never, Difference> {
  return err({ ...where, first: said(first), second: said(second) });
}

/** What was published can be anything: no more of it is repeated than is needed to find it. */
function said(value: unknown): string {
  if (!Array.isArray(value)) return saidOne(value);
  const more = value.length > 12 ? ',…' : '';
  return `[${value.slice(0, 12).map(saidOne).join(',')}${more}]`;
}

function saidOne(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object') return 'something else';
  return JSON.stringify(value).slice(0, 40);
}

function at(holder: unknown, key: string | number): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key))
    return undefined;
  return (holder as Readonly<Record<string | number, unknown>>)[key];
}
