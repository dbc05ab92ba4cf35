import { unreachable } from '@teller/basics';

/** The voter's order in one contest, and the way back. Candidates by id. */
export interface Ranking {
  /** Most wanted first, each at most once: gaps and duplicates can't be written down. */
  readonly ranked: readonly string[];
  /** Earlier orders, latest last, for Undo. */
  readonly past: readonly (readonly string[])[];
  /** What the last act changed, for the one spoken announcement. */
  readonly change: Change | undefined;
}

export type RankingAct =
  /** Next rank for a candidate without one, no rank for one who has one. */
  | { readonly type: 'tap'; readonly candidate: string }
  | { readonly type: 'up'; readonly candidate: string }
  | { readonly type: 'down'; readonly candidate: string }
  | { readonly type: 'remove'; readonly candidate: string }
  /** `place` counts from 1. */
  | { readonly type: 'move'; readonly candidate: string; readonly place: number }
  | { readonly type: 'clear' }
  | { readonly type: 'undo' };

export type Change =
  | { readonly type: 'ranked'; readonly candidate: string; readonly place: number }
  | { readonly type: 'moved'; readonly candidate: string; readonly place: number }
  | { readonly type: 'removed'; readonly candidate: string; readonly left: number }
  | { readonly type: 'stays-first' | 'stays-last'; readonly candidate: string }
  | { readonly type: 'cleared' }
  | { readonly type: 'undone'; readonly left: number }
  | { readonly type: 'nothing-to-undo' };

export function emptyRanking(ranked: readonly string[] = []): Ranking {
  return { ranked, past: [], change: undefined };
}

/** The only way an order changes, whatever the hand: finger, mouse, keyboard, switch or voice. */
export function rank(ranking: Ranking, act: RankingAct): Ranking {
  const { ranked, past } = ranking;
  switch (act.type) {
    case 'tap':
      return ranked.includes(act.candidate)
        ? rank(ranking, { type: 'remove', candidate: act.candidate })
        : changed(ranking, [...ranked, act.candidate], {
            type: 'ranked',
            candidate: act.candidate,
            place: ranked.length + 1,
          });
    case 'up':
      return shifted(ranking, act.candidate, -1);
    case 'down':
      return shifted(ranking, act.candidate, 1);
    case 'remove': {
      const rest = ranked.filter((candidate) => candidate !== act.candidate);
      if (rest.length === ranked.length) return ranking;
      return changed(ranking, rest, {
        type: 'removed',
        candidate: act.candidate,
        left: rest.length,
      });
    }
    case 'move':
      return moved(ranking, act.candidate, act.place);
    case 'clear':
      return ranked.length === 0 ? ranking : changed(ranking, [], { type: 'cleared' });
    case 'undo': {
      const before = past[past.length - 1];
      return before === undefined
        ? { ...ranking, change: { type: 'nothing-to-undo' } }
        : {
            ranked: before,
            past: past.slice(0, -1),
            change: { type: 'undone', left: before.length },
          };
    }
    default:
      return unreachable(act);
  }
}

/**
 * The paper's marks: for each candidate in manifest order the number written beside them, 0 for
 * none.
 */
export function marksOf(ranked: readonly string[], candidates: readonly string[]): number[] {
  return candidates.map((candidate) => ranked.indexOf(candidate) + 1);
}

function shifted(ranking: Ranking, candidate: string, by: 1 | -1): Ranking {
  const from = ranking.ranked.indexOf(candidate);
  if (from === -1) return ranking;
  const to = from + by;
  if (to < 0) return { ...ranking, change: { type: 'stays-first', candidate } };
  if (to >= ranking.ranked.length) return { ...ranking, change: { type: 'stays-last', candidate } };
  return moved(ranking, candidate, to + 1);
}

function moved(ranking: Ranking, candidate: string, place: number): Ranking {
  const { ranked } = ranking;
  if (!ranked.includes(candidate) || place < 1 || place > ranked.length) return ranking;
  if (ranked[place - 1] === candidate) return ranking;
  const rest = ranked.filter((other) => other !== candidate);
  rest.splice(place - 1, 0, candidate);
  return changed(ranking, rest, { type: 'moved', candidate, place });
}

function changed(ranking: Ranking, ranked: readonly string[], change: Change): Ranking {
  return { ranked, past: [...ranking.past.slice(-99), ranking.ranked], change };
}
