import { assert, defined, err, ok, type Result } from '@teller/basics';
import type { Tie, TieStep } from './transcript.ts';
import { fewest, most, of, type Votes } from './votes.ts';

/** The rule ends in drawing lots between these candidates, and no lot was given for them. */
export interface LotNeeded {
  readonly reason: 'lot-needed';
  /** Those between whom the lot decides, by candidate number. */
  readonly candidates: readonly number[];
  /** What for: whose surplus goes first, who is excluded, or who is elected. */
  readonly purpose: 'surplus' | 'exclusion' | 'election';
  /** The stage after which they are equal. */
  readonly stage: number;
}

export interface TieQuestion {
  readonly purpose: 'surplus' | 'exclusion' | 'election';
  /** Candidates with equal votes now; at least one. */
  readonly tied: readonly number[];
  /** Totals after every stage so far, the current one last. */
  readonly history: readonly (readonly Votes[])[];
  /** Candidates in the order drawn, when a lot has been drawn. */
  readonly lot: readonly number[] | undefined;
  /** Which stage decides if they were unequal at several: the most recent if not said. */
  readonly from?: 'latest' | 'earliest';
  readonly paragraphs: { readonly earlierStage: string; readonly lot: string };
}

/**
 * Chooses among candidates with equal votes: by the most recent earlier stage at which they were unequal
 * (most votes for a surplus or an election, fewest for an exclusion) and, while some are still equal
 * there, by the one before; by lot when they were equal at all stages. The lot's first stays or goes first, so its last is
 * excluded.
 */
export function breakTie(
  question: TieQuestion,
): Result<{ readonly chosen: number; readonly tie?: Tie }, LotNeeded> {
  const { purpose, tied, history, lot, paragraphs } = question;
  assert(tied.length > 0, 'somebody is highest or lowest');
  const narrowed = narrow(question);
  const steps = [...narrowed.steps];
  let { left } = narrowed;
  if (left.length > 1) {
    const drawn = (lot ?? []).filter((candidate) => left.includes(candidate));
    if (drawn.length < left.length) {
      return err({ reason: 'lot-needed', candidates: left, purpose, stage: history.length });
    }
    steps.push({ kind: 'lot', paragraph: paragraphs.lot, drawn });
    left = [purpose === 'exclusion' ? drawn.at(-1) : drawn[0]] as number[];
  }
  const chosen = defined(left[0], 'one is left');
  return ok(tied.length === 1 ? { chosen } : { chosen, tie: { tied, chosen, steps } });
}

/** Who is left of equal candidates when earlier stages have been looked at, and no lot drawn. */
export function narrow({
  purpose,
  tied,
  history,
  from = 'latest',
  paragraphs,
}: Omit<TieQuestion, 'lot'>): {
  readonly left: readonly number[];
  readonly steps: readonly TieStep[];
} {
  const steps: TieStep[] = [];
  let left = tied;
  const earlier = Array.from({ length: history.length - 1 }, (_, i) => i + 1);
  for (const stage of from === 'earliest' ? earlier : earlier.toReversed()) {
    const totals = defined(history[stage - 1], 'a stage before this one');
    const first = of(totals, left[0] as number);
    if (left.every((candidate) => totals[candidate] === first)) continue;
    const votes = left.map((candidate) => of(totals, candidate));
    const best = purpose === 'exclusion' ? fewest(votes) : most(votes);
    left = left.filter((candidate) => totals[candidate] === best);
    steps.push({ kind: 'earlier-stage', paragraph: paragraphs.earlierStage, stage, left });
  }
  return { left, steps };
}

/**
 * Candidates in the order in which a transcript lists those elected at one stage, which no rule lays down and
 * from which nothing follows: most votes first, equals by the most recent earlier stage at which they were
 * unequal, else as on the ballot paper.
 */
export function inOrderOfVotes(
  candidates: readonly number[],
  history: readonly (readonly Votes[])[],
): readonly number[] {
  return candidates.toSorted((a, b) => {
    const unequal = history.findLast((totals) => totals[a] !== totals[b]);
    return unequal === undefined ? a - b : of(unequal, b) - of(unequal, a);
  });
}
