import type { ContestTerms } from '@teller/election';

/** Two places, five candidates; it has all that may be said of a candidate. */
export const committee: ContestTerms = {
  id: 'committee',
  kind: 'places',
  title: 'Committee',
  seats: 2,
  rule: 'scottish-2011',
  candidates: [
    { id: 'ash', name: 'Ash', statement: 'first line\nsecond line' },
    { id: 'birch', name: 'Birch', slate: 'Blue' },
    { id: 'cedar', name: 'Cedar' },
    { id: 'elm', name: 'Elm' },
    { id: 'fir', name: 'Fir' },
  ],
};

/** One place, three candidates. */
export const chair: ContestTerms = {
  id: 'chair',
  kind: 'places',
  title: 'Chair',
  seats: 1,
  rule: 'av',
  candidates: [
    { id: 'ash', name: 'Ash' },
    { id: 'birch', name: 'Birch' },
    { id: 'cedar', name: 'Cedar' },
  ],
};

/** The contests of every sample election, in manifest order. */
export const sampleContests: readonly ContestTerms[] = [committee, chair];
