/** The words of what every page has. A Welsh catalogue is another value of this type. */
const english = {
  locale: 'en-GB',
  skip: 'Skip to the content',
  rehearsal: 'REHEARSAL. Nothing here counts.',
  footer: 'A ballot that anyone can check.',
  results: 'Results and checking',
  elections: 'All elections',
  licences: 'Licences',
  loading: 'Loading…',
  tryAgain: 'Try again',
  errorNumber: (id: string) => `If you report this, give the number ${id}.`,
  chooseElection: 'Choose an election',
  noElections: 'There is no election here at the moment.',
  wrongElection: 'This is not the election that the address names',
  untilDate: (date: string) => `until ${date}`,
  reservedAtLeast: (n: number, group: string) => `at least ${n} for ${group}`,
  reservedAtMost: (n: number, group: string) => `at most ${n} for ${group}`,
};

export type FrameWords = typeof english;
export const frameWords: FrameWords = english;
