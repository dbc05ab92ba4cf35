import { assert, err, ok, type Result } from '@teller/basics';
import type { LotNeeded } from './ties.ts';
import type { Tie } from './transcript.ts';

export interface LotQuestion {
  readonly purpose: 'exclusion' | 'election';
  /** Candidates between whom the rule lets only the lot decide; at least one. */
  readonly tied: readonly number[];
  /** Candidates in the order drawn, when a lot has been drawn. */
  readonly lot: readonly number[] | undefined;
  readonly paragraph: string;
  readonly stage: number;
}

/**
 * Chooses among tied candidates by lot and nothing else. The lot's first wins: is elected, or stays, so
 * that the last drawn is excluded.
 */
export function chooseByLot({
  purpose,
  tied,
  lot,
  paragraph,
  stage,
}: LotQuestion): Result<{ readonly chosen: number; readonly tie?: Tie }, LotNeeded> {
  const [only] = tied;
  assert(only !== undefined, 'somebody is highest or lowest');
  if (tied.length === 1) return ok({ chosen: only });
  const among = new Set(tied);
  const drawn = (lot ?? []).filter((candidate) => among.has(candidate));
  if (drawn.length < tied.length) {
    return err({ reason: 'lot-needed', candidates: tied, purpose, stage });
  }
  const chosen = (purpose === 'election' ? drawn[0] : drawn.at(-1)) as number;
  return ok({ chosen, tie: { tied, chosen, steps: [{ kind: 'lot', paragraph, drawn }] } });
}
