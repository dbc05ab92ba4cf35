import type { Contest, ContestTerms, Frozen } from '@teller/election';
import { shuffled, type RandomBytes } from './shuffle.ts';

/** What the voter means to do in one contest. */
export interface ContestDraft {
  /** The order this voter sees the candidates in: ids, drawn once on this device. */
  readonly shown: readonly string[];
  /** Most wanted first. */
  readonly ranked: readonly string[];
  /** The voter said: nothing from me in this contest. No token is taken for it. */
  readonly abstains: boolean;
}

/** Contest id → draft. Kept on this device only, erased when the ballot is sealed. */
export type Draft = Readonly<Record<string, ContestDraft>>;

/** A draft for exactly these contests: what a stored one still says of them, the rest new. */
export function draftFor(
  contests: readonly ContestTerms[],
  stored: Draft | undefined,
  random?: RandomBytes,
): Draft {
  return Object.fromEntries(
    contests.map((contest) => [contest.id, contestDraft(contest, stored?.[contest.id], random)]),
  );
}

/** Whether the voter has said anything about a contest. */
export function decided({ ranked, abstains }: ContestDraft): boolean {
  return abstains || ranked.length > 0;
}

/** The contests of this member, in manifest order, each with its place in the manifest. */
export function contestsOf(
  { manifest, contests }: Frozen,
  ids: readonly string[],
): readonly { readonly contest: Contest; readonly number: number }[] {
  return contests
    .filter(({ id }) => ids.includes(id))
    .map((contest) => ({
      contest,
      number: manifest.contests.findIndex(({ id }) => id === contest.id),
    }));
}

function contestDraft(
  { candidates }: ContestTerms,
  stored: ContestDraft | undefined,
  random?: RandomBytes,
): ContestDraft {
  const ids = candidates.map(({ id }) => id);
  // Storage is the device's, not ours: judge what it gives back.
  if (stored && sameMembers(stored.shown, ids) && distinctOf(stored.ranked, ids))
    return { shown: stored.shown, ranked: stored.ranked, abstains: stored.abstains };
  return { shown: shuffled(ids, random), ranked: [], abstains: false };
}

function sameMembers(shown: unknown, ids: readonly string[]): boolean {
  return Array.isArray(shown) && shown.length === ids.length && distinctOf(shown, ids);
}

function distinctOf(list: unknown, ids: readonly string[]): boolean {
  return (
    Array.isArray(list) &&
    new Set(list).size === list.length &&
    list.every((item: unknown) => typeof item === 'string' && ids.includes(item))
  );
}
