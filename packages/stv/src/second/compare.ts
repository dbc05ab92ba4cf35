import { err, ok, type Result } from '@teller/basics';
import type { CountTable } from './table.ts';

/** The first place where two counts part. */
export interface Difference {
  /** From 1; absent when it is no matter of a stage, such as the quota. */
  readonly stage?: number;
  /** Candidate number from 1, where it is about one. */
  readonly candidate?: number;
  /** Which figure: "quota", "totals", "elected" ... */
  readonly figure: string;
  /** What each of them says, as JSON; "nothing" where it says nothing. */
  readonly first: string;
  readonly second: string;
}

type Figure = string | number | undefined | readonly (string | number)[];

/**
 * Holds a count against the second counter's: stage by stage, candidate by candidate, to the last
 * decimal place.
 *
 * @param first `countJson` of a transcript, or whatever somebody published as such
 */
export function compareCounts(first: unknown, second: CountTable): Result<void, Difference> {
  for (const figure of ['valid', 'withoutPreference', 'quota'] as const)
    if (!same(at(first, figure), second[figure]))
      return differs({ figure }, at(first, figure), second[figure]);
  const stages = at(first, 'stages');
  for (const [index, stage] of second.stages.entries()) {
    const parted = compareStage(at(stages, index), stage);
    if (!parted.ok) return err({ stage: index + 1, ...parted.error });
  }
  const beyond = at(stages, second.stages.length);
  if (beyond !== undefined)
    return differs({ stage: second.stages.length + 1, figure: 'action' }, at(beyond, 'action'));
  for (const figure of ['elected', 'unfilled'] as const)
    if (!same(at(first, figure), second[figure]))
      return differs({ figure }, at(first, figure), second[figure]);
  return ok(undefined);
}

function compareStage(
  first: unknown,
  second: CountTable['stages'][number],
): Result<void, Difference> {
  for (const figure of ['action', 'candidate'] as const)
    if (!same(at(first, figure), second[figure]))
      return differs({ figure }, at(first, figure), second[figure]);
  const totals = at(first, 'totals');
  for (const [number, votes] of Object.entries(second.totals))
    if (!same(at(totals, number), votes))
      return differs({ candidate: Number(number), figure: 'totals' }, at(totals, number), votes);
  if (!same(keysOf(totals), keysOf(second.totals)))
    return differs({ figure: 'totals' }, keysOf(totals), keysOf(second.totals));
  for (const figure of ['nonTransferable', 'roundingLoss', 'elected', 'excluded'] as const)
    if (!same(at(first, figure), second[figure]))
      return differs({ figure }, at(first, figure), second[figure]);
  return ok(undefined);
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

function same(a: unknown, b: Figure): boolean {
  if (typeof b !== 'object') return a === b;
  return Array.isArray(a) && a.length === b.length && b.every((item, i) => item === a[i]);
}

function at(holder: unknown, key: string | number): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key))
    return undefined;
  return (holder as Readonly<Record<string | number, unknown>>)[key];
}

function keysOf(holder: unknown): readonly string[] {
  return typeof holder === 'object' && holder !== null ? Object.keys(holder) : [];
}
