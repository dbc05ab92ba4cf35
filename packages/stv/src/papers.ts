import { defined } from '@teller/basics';

/** Why a paper gives nobody a preference. */
export const invalidReasons = [
  'blank',
  'no-first-preference',
  'several-first-preferences',
] as const;
export type InvalidReason = (typeof invalidReasons)[number];

/** How many papers are invalid, by reason; reasons that no paper gives are left out. */
export type InvalidPapers = Readonly<Partial<Record<InvalidReason, number>>>;

/** Equal papers, merged. */
export interface PaperGroup {
  /** Candidate indices from 0, first preference first, none twice. Empty: a paper with no preference. */
  readonly preferences: readonly number[];
  /** How many such papers there are, at least 1. */
  readonly papers: number;
}

/** Why an order of preference ends although more is written on the paper. */
export type EndedReason = 'number-missing' | 'number-repeated';

/** How many valid papers have more written on them than counts, by reason; without reasons that no paper gives. */
export type EndedPapers = Readonly<Partial<Record<EndedReason, number>>>;

/** What somebody who reads the result should know of how the papers were read. */
export interface ReadingNotes {
  /** Valid papers whose order ends where a number is missing or repeated, where that is known. */
  readonly ended?: EndedPapers;
  /** What was passed over or out of the ordinary in the file, in sentences. */
  readonly remarks?: readonly string[];
}

/** The papers of one contest and what they are about: what a BLT file holds. */
export interface ContestPapers extends ReadingNotes {
  /** Names in the order of the ballot paper. */
  readonly candidates: readonly string[];
  readonly seats: number;
  readonly title: string;
  readonly groups: readonly PaperGroup[];
  /** Indices of candidates who are no longer standing. */
  readonly withdrawn: readonly number[];
  /** Why papers have no preference, where that is known; they are among the groups. */
  readonly invalid?: InvalidPapers;
}

/** One text per order of preference; texts sort as the lists of numbers do. Candidates below 65,535. */
function preferenceKey(preferences: readonly number[]): string {
  return String.fromCharCode(...preferences.map((candidate) => candidate + 1));
}

/**
 * Equal papers merged into groups. The groups come sorted by preferences, so the result does not depend
 * on the order of the papers and gives none of it away.
 */
export function mergePapers(papers: Iterable<readonly number[]>): readonly PaperGroup[] {
  const merged = new Map<string, { preferences: readonly number[]; papers: number }>();
  for (const preferences of papers) {
    const key = preferenceKey(preferences);
    const group = merged.get(key);
    if (group === undefined) merged.set(key, { preferences, papers: 1 });
    else group.papers++;
  }
  return [...merged.keys()].sort().map((key) => defined(merged.get(key), 'a key of the map'));
}
