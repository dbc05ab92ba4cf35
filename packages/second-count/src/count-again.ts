/**
 * A second count by each rule, written from the words of the rules and of RESERVED.md and sharing nothing
 * with the first counter. Every paper is an object of its own; votes are bigints; equal papers are never
 * merged; and every total is added up again from the papers. Slow on purpose: what it has instead of speed
 * is that there is little to get wrong.
 */
import { err, ok, type Result } from '@teller/basics';
import { decimal } from './decimal.ts';
import { ers97 } from './ers97.ts';
import type { Hall, Outcome, SecondRefusal } from './hall.ts';
import { meekPrf } from './meek-prf.ts';
import { Places } from './places.ts';
import { plurality } from './plurality.ts';
import { TooHard } from './possible-sets.ts';
import { isSensible, type SecondReserved } from './reserved.ts';
import { scottish2011 } from './scottish-2011.ts';
import { numbered, stageTable, type CountTable } from './table.ts';

export interface SecondInput {
  /** Every rule of this package; `av` is the Scottish rule with one seat. */
  readonly rule: string;
  readonly seats: number;
  /** How many candidates are on the ballot paper. */
  readonly candidates: number;
  /** Every paper by itself: candidates from 0, first preference first. */
  readonly papers: Iterable<readonly number[]>;
  readonly withdrawn?: readonly number[];
  /** Candidates in the order drawn by lot: the first drawn wins. */
  readonly lot?: readonly number[];
  readonly reserved?: SecondReserved;
}

/** So many can stand where places are reserved: who is in a set is decided one within the other. */
const mostWithReserved = 2_000;

/** Counts every paper by itself. The result can be held against `countJson` with `compareCounts`. */
export function countAgain(input: SecondInput): Result<CountTable, SecondRefusal> {
  const { rule, seats, candidates, withdrawn = [], lot, reserved } = input;
  const oneSeat = rule === 'av' || rule === 'plurality';
  if (seats < 1 || candidates < 1 || (oneSeat && seats !== 1))
    return err({ reason: 'bad-election' });
  if (reserved !== undefined && !isSensible(reserved, candidates, seats))
    return err({ reason: 'bad-reserved' });
  const names = [...Array(candidates).keys()];
  const all = [...input.papers];
  if (!all.every((order) => areDifferent(order, candidates))) return err({ reason: 'bad-papers' });
  const standing = new Set(names.filter((n) => !withdrawn.includes(n)));
  const papers = all.filter((order) => order.some((n) => standing.has(n)));
  if (reserved !== undefined && standing.size > mostWithReserved)
    return err({ reason: 'reserved-too-hard' });
  try {
    const places = new Places([...standing], seats, reserved);
    const counted = countBy(rule, { names, seats, places, papers, lot });
    if (!counted.ok) return counted;
    const { sheets, quota, one } = counted.value;
    return ok({
      valid: papers.length,
      withoutPreference: all.length - papers.length,
      quota: decimal(quota, one),
      stages: sheets.map((sheet) => stageTable(sheet, one)),
      elected: places.elected.map(numbered),
      unfilled: seats - places.elected.length,
      ...(reserved && { reserved: { places: places.number, missed: places.missed } }),
    });
  } catch (error) {
    if (error instanceof TooHard) return err({ reason: 'reserved-too-hard' });
    throw error;
  }
}

function countBy(rule: string, hall: Hall): Result<Outcome, SecondRefusal> {
  switch (rule) {
    case 'scottish-2011':
    case 'av':
      return scottish2011(hall);
    case 'ers97':
      return ers97(hall);
    case 'meek-prf':
      return meekPrf(hall);
    case 'plurality':
      return plurality(hall);
    default:
      return err({ reason: 'no-such-rule' });
  }
}

function areDifferent(order: readonly number[], candidates: number): boolean {
  return (
    new Set(order).size === order.length &&
    order.every((n) => Number.isInteger(n) && n >= 0 && n < candidates)
  );
}
