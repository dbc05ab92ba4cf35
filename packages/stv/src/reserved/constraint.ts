import { err, ok, type Result } from '@teller/basics';

/** What the set of all elected must have: "at least 2 women", "at most 3 men". */
export interface Constraint {
  readonly bound: 'at-least' | 'at-most';
  readonly number: number;
  /**
   * Whom it speaks of: those who have all the labels of any one of these lists. `[['woman'], ['bame']]`
   * is "woman or BAME", `[['woman', 'bame']]` is "woman and BAME".
   */
  readonly of: readonly (readonly string[])[];
}

/**
 * What happens to places reserved for more people than stand, or than can be elected together: they
 * stay empty, or the minimum is lowered and others fill them. A maximum never lapses.
 */
export type Lapse = 'leave-vacant' | 'minimum-lapses';
export const lapses: readonly Lapse[] = ['leave-vacant', 'minimum-lapses'];

/** The reserved places of a contest. */
export interface Reserved {
  /** The labels of each candidate. They are private: the transcript has none of them. */
  readonly characteristics: readonly (readonly string[])[];
  readonly constraints: readonly Constraint[];
  readonly lapse: Lapse;
}

/** What is wrong with reserved places. */
export interface BadReserved {
  readonly reason: 'bad-reserved';
  /**
   * The labels are not one list for each candidate; a constraint's number is not a whole number or its
   * labels are missing; it asks for more than there are seats; or a minimum is above the maximum that
   * another constraint sets for the same people.
   */
  readonly problem: 'characteristics' | 'constraint' | 'more-than-seats' | 'contradiction';
  /** Index of the constraint at fault. */
  readonly constraint?: number;
}

/**
 * The constraints in an order of their own, each written in one way only, and of several on the same
 * people the strictest: neither their order nor the manner of writing them can change a count.
 */
export function checkReserved(
  reserved: Reserved,
  candidates: number,
  seats: number,
): Result<Reserved, BadReserved> {
  const { characteristics, constraints, lapse } = reserved;
  if (characteristics.length !== candidates)
    return err({ reason: 'bad-reserved', problem: 'characteristics' });
  const minimums = new Map<string, Constraint>();
  const maximums = new Map<string, Constraint>();
  for (const [i, given] of constraints.entries()) {
    const at = { reason: 'bad-reserved', constraint: i } as const;
    const { bound, number } = given;
    const named =
      given.of.length > 0 && given.of.every((all) => all.length > 0 && !all.includes(''));
    if (!Number.isSafeInteger(number) || number < 0 || !named)
      return err({ ...at, problem: 'constraint' });
    if (bound === 'at-least' && number > seats) return err({ ...at, problem: 'more-than-seats' });
    const one = { bound, number, of: written(given.of) };
    const whom = JSON.stringify(one.of);
    const least = minimums.get(whom)?.number ?? 0;
    const most = maximums.get(whom)?.number ?? Infinity;
    if (bound === 'at-least' ? number > most : number < least)
      return err({ ...at, problem: 'contradiction' });
    if (bound === 'at-least' && number >= least) minimums.set(whom, one);
    if (bound === 'at-most' && number <= most) maximums.set(whom, one);
  }
  const inOrder = [...minimums.values(), ...maximums.values()].sort((a, b) =>
    formatConstraint(a) < formatConstraint(b) ? -1 : 1,
  );
  return ok({ characteristics, constraints: inOrder, lapse });
}

/** Sorted, each label and list once, and without lists that ask for more than another does. */
function written(of: Constraint['of']): Constraint['of'] {
  const lists = of.map((all) => [...new Set(all)].sort());
  const needed = lists.filter((all, i) =>
    lists.every(
      (other, j) =>
        !other.every((label) => all.includes(label)) ||
        other.length > all.length ||
        (other.length === all.length && i <= j),
    ),
  );
  return needed.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Whether a constraint speaks of somebody with these labels. */
export function speaksOf({ of }: Constraint, labels: readonly string[]): boolean {
  return of.some((all) => all.every((label) => labels.includes(label)));
}

/** `woman|bame>=1`: the form that `parseConstraint` reads. */
export function formatConstraint({ bound, number, of }: Constraint): string {
  const whom = of.map((all) => all.join('&')).join('|');
  return `${whom}${bound === 'at-least' ? '>=' : '<='}${number}`;
}

/** Reads `woman>=2`, `man<=3`, `woman|bame>=1` (or) and `woman&bame>=1` (and, which binds closer). */
export function parseConstraint(text: string): Result<Constraint, 'not-a-constraint'> {
  const [, whom = '', sign = '', number = ''] =
    /^([^<>=]+)(>=|<=)\s*(\d{1,4})\s*$/.exec(text) ?? [];
  const of = whom.split('|').map((all) => all.split('&').map((label) => label.trim()));
  if (sign === '' || of.some((all) => all.includes(''))) return err('not-a-constraint');
  return ok({ bound: sign === '>=' ? 'at-least' : 'at-most', number: Number(number), of });
}
