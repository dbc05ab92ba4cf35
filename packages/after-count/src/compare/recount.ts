import { assert, err, ok, type Result } from '@teller/basics';
import {
  count,
  type CountInput,
  type CountRefusal,
  type RuleName,
  type Transcript,
} from '@teller/stv';
import { compare, type Comparison } from './compare.ts';

/** What is done otherwise in the second count; at least one of these. */
export interface Change {
  readonly rule?: RuleName;
  readonly seats?: number;
  /** Candidates who are taken to have withdrawn: papers are read as if they were not there. */
  readonly without?: readonly number[];
  /** The reserved places are left out. */
  readonly withoutReserved?: boolean;
}

export interface Recount {
  readonly first: Transcript;
  readonly second: Transcript;
  readonly comparison: Comparison;
}

export interface RecountRefusal {
  /** Which of the two counts was not made, and why. */
  readonly count: 'first' | 'second';
  readonly refusal: CountRefusal;
}

/** Counts papers as given, then again with the change, and compares. */
export function recount(input: CountInput, change: Change): Result<Recount, RecountRefusal> {
  const first = count(input);
  if (!first.ok) return err({ count: 'first', refusal: first.error });
  const { reserved, withdrawn = [], ...rest } = input;
  const second = count({
    ...rest,
    rule: change.rule ?? input.rule,
    seats: change.seats ?? input.seats,
    withdrawn: [...new Set([...withdrawn, ...(change.without ?? [])])],
    ...(reserved === undefined || change.withoutReserved === true ? {} : { reserved }),
  });
  if (!second.ok) return err({ count: 'second', refusal: second.error });
  const comparison = compare(first.value, second.value);
  assert(comparison.ok, 'the same papers were counted twice');
  return ok({ first: first.value, second: second.value, comparison: comparison.value });
}
