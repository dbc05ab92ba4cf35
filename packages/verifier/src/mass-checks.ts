import type { Bytes } from '@teller/basics';
import type { Frozen } from '@teller/election';
import { checkListed, listedLength, type Primitives } from '@teller/protocol';
import { apart, openBallots, type SomeBallots } from '@teller/record';

/** What has to be done for every ballot; may be done elsewhere, such as on worker threads. */
export interface MassChecks {
  /** How many calls are worth making at the same time. */
  readonly lanes: number;
  /** Checks entries of a contest's list, concatenated: what is wrong, or null, for each in order. */
  check(contest: number, listed: Bytes): Promise<readonly (string | null)[]>;
  /** Opens some ballots of a contest: their papers, concatenated, as papers/CONTEST.bin has them. */
  open(contest: number, ballots: SomeBallots, privateKey: Bytes): Promise<Bytes>;
  close(): Promise<void>;
}

/** The mass checks done right here. */
export function massChecksHere(
  frozen: Frozen,
  election: string,
  primitives: Primitives,
): MassChecks {
  return {
    lanes: 1,
    async check(contest, listed) {
      const faults: (string | null)[] = [];
      for (const ballot of apart(listed, listedLength(frozen.manifest))) {
        const checked = await checkListed(ballot, frozen, election, primitives);
        if (!checked.ok) faults.push(checked.error);
        else faults.push(checked.value.contest === contest ? null : 'wrong-contest');
      }
      return faults;
    },
    open: (contest, ballots, privateKey) =>
      openBallots(frozen, election, contest, ballots, privateKey, primitives),
    close: () => Promise.resolve(),
  };
}

/** Does a job for one item after the other, several at once, and gives the results in their order. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  lanes: number,
  job: (item: T) => Promise<R>,
): AsyncGenerator<readonly [T, R]> {
  const begun: { readonly item: T; readonly result: Promise<R> }[] = [];
  for await (const item of items) {
    begun.push({ item, result: job(item) });
    if (begun.length < lanes) continue;
    const first = begun.shift();
    if (first !== undefined) yield [first.item, await first.result];
  }
  for (const { item, result } of begun) yield [item, await result];
}
