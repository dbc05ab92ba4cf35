/** The words of every message. A Welsh catalogue is another value of this type. */
export interface MailWords {
  /** The language, as HTML names it (BCP 47). */
  readonly language: string;
  /** The code to sign in with. */
  readonly code: {
    readonly subject: (election: string) => string;
    readonly greeting: (member: string) => string;
    readonly lead: (election: string) => string;
    readonly where: (minutes: number) => string;
    readonly notAsked: string;
    readonly neverAsked: (organisation: string) => string;
  };
}

export const english: MailWords = {
  language: 'en-GB',
  code: {
    subject: (election) => `Your sign-in code for ${election}`,
    greeting: (member) => `Dear ${member},`,
    lead: (election) => `Here is your code to sign in and vote in ${election}:`,
    where: (minutes) =>
      `Type it into the page where you asked for it. The code works on that page only, and for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    notAsked:
      'If you did not ask for a code, you can ignore this email. Nobody can sign in as you without it.',
    neverAsked: (organisation) =>
      `Nobody from ${organisation} will ever ask you for this code. Do not give it to anyone.`,
  },
};
