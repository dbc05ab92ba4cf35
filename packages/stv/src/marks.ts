import { err, ok, type Result } from '@teller/basics';

/**
 * What the numbers written on a paper mean, as candidate indices, first preference first.
 * `marks[i]` is the number beside candidate i, 0 for none.
 *
 * A paper needs the number 1 beside exactly one candidate, else it is rejected [44(1)]. Later preferences
 * count as long as they are in consecutive order (article 2, "next available preference"): the order
 * stops before the first number that is missing or that stands beside more than one candidate.
 */
export function readMarks(
  marks: Uint8Array | readonly number[],
): Result<readonly number[], 'no-first-preference' | 'several-first-preferences'> {
  const beside: (number | 'several' | undefined)[] = [];
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
