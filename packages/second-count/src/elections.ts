import { ok, type Result } from '@teller/basics';
import type { SecondRefusal } from './hall.ts';
import type { Places } from './places.ts';
import { extreme } from './ties.ts';

/** How a rule elects those who have reached what it asks for. */
export interface Elections {
  readonly places: Places;
  /** Who has, of those continuing; asked again after each election. */
  readonly reaching: () => readonly number[];
  readonly votes: (n: number) => bigint;
  /** Which of equal candidates come first when they can't all be elected; none: nobody is yet. */
  readonly first: (equals: readonly number[]) => Result<readonly number[], SecondRefusal>;
  readonly elect: (together: readonly number[]) => void;
}

/**
 * Elects those with most votes of those who can be elected, and asks again [R3]. Where no places are
 * reserved only the number of seats can be in the way.
 */
export function electReaching(of: Elections): Result<void, SecondRefusal> {
  for (;;) {
    const able = of.reaching().filter((n) => of.places.canElect([n]));
    if (able.length === 0) return ok(undefined);
    const most = extreme(able.map(of.votes), 'most');
    const equals = able.filter((n) => of.votes(n) === most);
    const first = of.places.canElect(equals) ? ok(equals) : of.first(equals);
    if (!first.ok) return first;
    if (first.value.length === 0) return ok(undefined);
    of.elect(first.value);
  }
}
