import type { PaperGroup, Transcript } from '@teller/stv';

/**
 * On how many of the valid papers a candidate is the first preference, the second and so on. Those who
 * have withdrawn are passed over, so that the first preferences are those of stage 1. Every column adds up
 * to the valid papers.
 */
export interface PreferenceSummary {
  /** For each preference that a paper has, from the first: how many papers give it to each candidate. */
  readonly given: readonly (readonly number[])[];
  /** How many papers have no preference in that place. */
  readonly none: readonly number[];
  /** How many papers name each candidate at all. */
  readonly anywhere: readonly number[];
}

export function preferenceSummary(t: Transcript, groups: readonly PaperGroup[]): PreferenceSummary {
  const withdrawn = new Set(t.withdrawn);
  const given: number[][] = [];
  const anywhere = t.candidates.map(() => 0);
  for (const { preferences, papers } of groups) {
    const standing = preferences.filter((candidate) => !withdrawn.has(candidate));
    for (const [place, candidate] of standing.entries()) {
      const column = (given[place] ??= t.candidates.map(() => 0));
      column[candidate] = (column[candidate] ?? 0) + papers;
      anywhere[candidate] = (anywhere[candidate] ?? 0) + papers;
    }
  }
  const none = given.map((column) => column.reduce((left, papers) => left - papers, t.valid));
  return { given, none, anywhere };
}
