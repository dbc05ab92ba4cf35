import type { Phase } from '@teller/election';

/** The words of the start page. A Welsh catalogue is another value of this type. */
const english = {
  place: 'Elections',
  title: 'Elections',
  lead: 'Ballots that stay secret, and results that anyone can check.',
  vote: 'Vote',
  results: 'Results and checking',
  whereItStands: 'Where it stands',
  none: 'There is no election here yet.',
  office: 'For officers and trustees',
  officeText: 'Open, close, count and publish an election; hand in a trustee’s share.',
  officeLink: 'Election office',
  rehearsal: 'Rehearsal',
  beingSealed: 'Voting has ended. The ballot box is being sealed.',
  phases: {
    draft: (opens: string) => `Planned to open on ${opens}`,
    open: (_opens: string, closes: string) => `Open for voting until ${closes}`,
    closed: () => 'Closed. The sealed ballots wait to be opened.',
    opened: () => 'Closed. The ballots are being counted.',
    counted: () => 'Counted. The result waits for two officers to publish it.',
    published: () => 'Result published',
    void: () => 'Declared void',
  } satisfies Record<Phase, (opens: string, closes: string) => string>,
};

export type StartWords = typeof english;
export const words: StartWords = english;
