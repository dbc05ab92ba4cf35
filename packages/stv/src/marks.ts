/**
 * Papers as they were written, and what the numbers on them mean. Every rule of this package reads a
 * paper in the same way:
 *
 *   - the number 1 beside exactly one candidate makes a paper valid; otherwise it gives nobody a
 *     preference and is not counted;
 *   - the order goes on as far as the numbers do: it stops before the first number that is missing or
 *     that is beside more than one candidate, and what is written beyond is passed over.
 *
 * Where each rule says so is in `paperProvisions`.
 */
import { err, ok, type Result } from '@teller/basics';
import { MergedPapers } from './blt/merged.ts';
import type { ContestPapers, EndedReason, InvalidReason } from './papers.ts';
import type { RuleName } from './transcript.ts';

/** Papers as they were written: what a CSV of papers holds. */
export interface MarkedPapers {
  /** Names in the order of the ballot paper. */
  readonly candidates: readonly string[];
  readonly groups: readonly MarkedGroup[];
  /** What was passed over or out of the ordinary in the file, in sentences. */
  readonly remarks?: readonly string[];
}

/** Papers with the same numbers on them. */
export interface MarkedGroup {
  /** The number beside each candidate, 0 for none. */
  readonly marks: readonly number[];
  /** Numbers that are beside several candidates, where the file does not say which. */
  readonly several?: readonly number[];
  /** How many such papers there are, at least 1. */
  readonly papers: number;
}

/** Where a rule says how a paper is read. */
export interface PaperProvision {
  /** That a paper without one clear first preference is not valid. */
  readonly invalid: string;
  /** That an order ends where a number is missing or repeated. */
  readonly order: string;
}

/**
 * - The Scottish Order, for `scottish-2011` and `av`: rule 44(1) rejects papers without the figure 1 or
 *   with it against several candidates; article 2 has a "next available preference" in consecutive order.
 * - ERS97: a first preference is a 1 alone against one candidate [6.8], a paper without is invalid [6.9];
 *   further preferences are figures that stand alone against different candidates [6.17], and there is no
 *   next one where the next in sequence is uncertain [6.10] or not there [6.12].
 * - The reference Meek rule takes the order of rank on a paper as given [B.2.a] and says nothing of
 *   mistakes in it. Teller reads such papers as the Scottish Order does.
 * - Plurality is Teller's own [1]: only the first preference counts.
 */
export const paperProvisions: Readonly<Record<RuleName, PaperProvision>> = {
  'scottish-2011': { invalid: '44(1)', order: 'article 2' },
  av: { invalid: '44(1)', order: 'article 2' },
  ers97: { invalid: '6.9', order: '6.10, 6.12' },
  'meek-prf': { invalid: 'Teller, as Scottish rule 44(1)', order: 'Teller, as Scottish article 2' },
  plurality: { invalid: '1', order: '1' },
};

/**
 * What the numbers written on a paper mean, as candidate indices, first preference first, by the
 * provisions above. `marks[i]` is the number beside candidate i, 0 for none.
 *
 * @param several numbers that are beside more than one candidate, whoever they are
 */
export function readMarks(
  marks: Uint8Array | readonly number[],
  several: readonly number[] = [],
): Result<readonly number[], 'no-first-preference' | 'several-first-preferences'> {
  const beside: (number | 'several' | undefined)[] = [];
  for (const number of several) beside[number] = 'several';
  for (let candidate = 0; candidate < marks.length; candidate++) {
    const mark = marks[candidate] as number;
    // A number above the count of candidates can never be reached without a gap.
    if (!Number.isInteger(mark) || mark < 1 || mark > marks.length) continue;
    beside[mark] = beside[mark] === undefined ? candidate : 'several';
  }
  if (beside[1] === undefined) return err('no-first-preference');
  if (beside[1] === 'several') return err('several-first-preferences');
  const preferences: number[] = [];
  for (let number = 1; ; number++) {
    const candidate = beside[number];
    if (candidate === undefined || candidate === 'several') return ok(preferences);
    preferences.push(candidate);
  }
}

/**
 * Reads all papers of a contest. Invalid ones stay among the groups, without preferences, so that
 * nothing is lost on the way to the count; valid ones with more written on them than counts are told.
 */
export function readPapers({
  groups,
}: MarkedPapers): Required<Pick<ContestPapers, 'groups' | 'invalid' | 'ended'>> {
  const merged = new MergedPapers();
  const invalid: Partial<Record<InvalidReason, number>> = {};
  const ended: Partial<Record<EndedReason, number>> = {};
  for (const { marks, several = [], papers } of groups) {
    const read = readMarks(marks, several);
    const numbers = read.ok ? read.value.map((candidate) => candidate + 1) : [];
    merged.add(papers, numbers, 0, numbers.length);
    if (read.ok) {
      const last = numbers.length;
      const written = [...marks, ...several];
      if (!written.some((mark) => mark > last)) continue;
      const reason = written.includes(last + 1) ? 'number-repeated' : 'number-missing';
      ended[reason] = (ended[reason] ?? 0) + papers;
    } else {
      const reason =
        several.length === 0 && marks.every((mark) => mark === 0) ? 'blank' : read.error;
      invalid[reason] = (invalid[reason] ?? 0) + papers;
    }
  }
  return { groups: merged.groups, invalid, ended };
}

/** Papers as if they had been written with the numbers 1, 2, 3 … in the order of their preferences. */
export function writeMarks({ candidates, groups }: ContestPapers): MarkedPapers {
  return {
    candidates,
    groups: groups.map(({ preferences, papers }) => {
      const marks = candidates.map(() => 0);
      for (const [i, candidate] of preferences.entries()) marks[candidate] = i + 1;
      return { marks, papers };
    }),
  };
}
