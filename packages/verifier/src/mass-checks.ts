import type { Bytes } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { ballotLength, checkBallot, type Primitives } from '@teller/protocol';
import { openBallots, type BallotList, type OpenedBallot } from '@teller/record';

/** What has to be done for every ballot; may be done elsewhere, such as on worker threads. */
export interface MassChecks {
  /** How many calls are worth making at the same time. */
  readonly lanes: number;
  /** Checks the concatenated ballots of a contest: what is wrong, or null, for each in order. */
  check(contest: number, ballots: Bytes): Promise<readonly (string | null)[]>;
  /** Opens the concatenated ballots of a contest. */
  open(contest: number, ballots: Bytes, privateKey: Bytes): Promise<readonly OpenedBallot[]>;
  close(): Promise<void>;
}

/** The mass checks done right here. */
export function massChecksHere(
  manifest: Manifest,
  election: string,
  primitives: Primitives,
): MassChecks {
  return {
    lanes: 1,
    async check(contest, ballots) {
      const faults: (string | null)[] = [];
      for (const ballot of apart(ballots, ballotLength(manifest, contest))) {
        const checked = await checkBallot(ballot, manifest, election, primitives);
        if (!checked.ok) faults.push(checked.error);
        else faults.push(checked.value.contest === contest ? null : 'wrong-contest');
      }
      return faults;
    },
    open: (contest, ballots, privateKey) =>
      openBallots(
        manifest,
        election,
        apart(ballots, ballotLength(manifest, contest)),
        privateKey,
        primitives,
      ),
    close: () => Promise.resolve(),
  };
}

const chunk = 200;

/** Does a job for every ballot of a list, some hundred at a time, several chunks at once. */
export async function forAllBallots<T>(
  list: BallotList,
  lanes: number,
  job: (ballots: Bytes) => Promise<readonly T[]>,
  onDone: (ballots: number) => void,
): Promise<readonly T[]> {
  const results: (readonly T[])[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < list.count) {
      const from = next;
      const to = Math.min(from + chunk, list.count);
      next = to;
      results[from / chunk] = await job(list.slice(from, to));
      onDone(to - from);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results.flat();
}

function* apart(ballots: Bytes, length: number): Generator<Bytes> {
  for (let at = 0; at < ballots.length; at += length) yield ballots.subarray(at, at + length);
}
