// Longer than other files on purpose: one table, so that every refusal’s words stand beside each other.

/** What a problem document says (RFC 9457). */
interface Problem {
  readonly status: number;
  readonly title: string;
  /** What whoever sees it can do. */
  readonly detail: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** Every refusal of every service, and those of the edge itself. */
export type ProblemName =
  | 'malformed-request'
  | 'unknown-route'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'wrong-content-type'
  | 'cross-origin'
  | 'internal-error'
  | 'unknown-election'
  | 'not-signed-in'
  | 'not-open-yet'
  | 'closed'
  | 'took-too-long'
  | 'too-many-codes'
  | 'wrong-code'
  | 'code-no-longer-valid'
  | 'unknown-contest'
  | 'not-eligible'
  | 'wrong-issuer-count'
  | 'blinded-message-refused'
  | 'token-already-issued'
  | 'malformed-ballot'
  | 'token-not-issued'
  | 'ballot-not-signed'
  | 'token-spent'
  | 'not-in-the-box'
  | 'being-sealed'
  | 'setup-code-not-valid'
  | 'setup-code-used'
  | 'passkey-refused'
  | 'challenge-no-longer-valid'
  | 'too-many-sign-ins'
  | 'unknown-officer'
  | 'approval-not-valid'
  | 'act-not-of-now'
  | 'proposal-lapsed'
  | 'not-proposed'
  | 'officer-already-known'
  | 'not-in-this-phase'
  | 'already-done'
  | 'not-sealed-yet'
  | 'unknown-trustee'
  | 'share-not-valid'
  | 'contents-differ'
  | 'no-such-file';

// A refusal that has no line here does not compile where it is answered.
const problems: Readonly<Record<ProblemName, Problem>> = {
  // The edge
  'malformed-request': {
    status: 400,
    title: 'The request is not understood',
    detail: 'Reload the page and try again.',
  },
  'unknown-route': {
    status: 404,
    title: 'There is nothing here',
    detail: 'Check the address, or start from the link you were sent.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This can’t be done here',
    detail: 'Use one of the methods in the Allow header.',
  },
  'body-too-large': {
    status: 413,
    title: 'The request is too large',
    detail: 'Send at most 64 kilobytes. Nothing was stored.',
  },
  'wrong-content-type': {
    status: 415,
    title: 'The request is not JSON',
    detail: 'Send it with the header content-type: application/json. Nothing was stored.',
  },
  'cross-origin': {
    status: 403,
    title: 'The request comes from another site',
    detail: 'Open the ballot’s own page, from the link you were sent, and try again there.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    detail:
      'Try the same again: doing so is always safe. If it stays, give the id to the election’s officers.',
  },

  // Everywhere
  'unknown-election': {
    status: 404,
    title: 'There is no such election',
    detail: 'Check the link you were sent, or choose the election from the list.',
  },
  'not-signed-in': {
    status: 401,
    title: 'You are not signed in',
    detail: 'Sign in, or sign in again if some time has passed, and repeat what you did.',
  },
  'not-open-yet': {
    status: 409,
    title: 'Voting has not begun',
    detail: 'Come back when voting opens; the election’s page says when. Nothing was stored.',
  },
  closed: {
    status: 409,
    title: 'Voting has ended',
    detail:
      'Nothing can be taken any more, and nothing was stored. If you have cast your ballot, its receipt still stands.',
  },
  'took-too-long': {
    status: 503,
    title: 'It took too long to be sure',
    detail: 'Send the same again: you will be told for certain, and nothing is done twice.',
    retryAfter: 1,
  },

  // Roll
  'too-many-codes': {
    status: 429,
    title: 'Too many codes were asked for',
    detail:
      'Use the newest code in your mail, or wait a quarter of an hour and ask again. Look in the spam folder, too.',
    retryAfter: 900,
  },
  'wrong-code': {
    status: 403,
    title: 'This is not the code',
    detail: 'Check the six digits in the newest mail, or ask for another code.',
  },
  'code-no-longer-valid': {
    status: 410,
    title: 'This code can’t be used any more',
    detail: 'Ask for another code.',
  },
  'unknown-contest': {
    status: 404,
    title: 'There is no such contest',
    detail: 'Reload the page and choose one of the contests shown.',
  },
  'not-eligible': {
    status: 403,
    title: 'You are not entitled to vote in this contest',
    detail: 'If you think you are, ask the election’s officers, with your member number.',
  },
  'wrong-issuer-count': {
    status: 400,
    title: 'The token request does not fit this election',
    detail: 'Reload the page and try again: send one blinded message for each issuer.',
  },
  'blinded-message-refused': {
    status: 400,
    title: 'The token request can’t be signed',
    detail: 'Reload the page and try again: a blinded message must be below the issuer’s modulus.',
  },
  'token-already-issued': {
    status: 409,
    title: 'Your voting token for this contest was taken before',
    detail:
      'Carry on in the browser where you began: your token is there. If that was not you, tell the election’s officers at once.',
  },

  // Box
  'malformed-ballot': {
    status: 400,
    title: 'This is not a ballot of this election',
    detail: 'Reload the page and cast it again from there. Nothing was stored.',
  },
  'token-not-issued': {
    status: 403,
    title: 'The voting token is not from this election’s issuers',
    detail: 'Sign in, take a token for this contest, and cast again. Nothing was stored.',
  },
  'ballot-not-signed': {
    status: 403,
    title: 'The ballot was not signed by its voting token',
    detail: 'Reload the page and cast it again from there. Nothing was stored.',
  },
  'token-spent': {
    status: 409,
    title: 'Another ballot was cast with this voting token',
    detail:
      'The first one stands and can’t be changed. Ask for its receipt; if you did not cast it, tell the election’s officers at once.',
  },
  'not-in-the-box': {
    status: 404,
    title: 'No ballot with this voting token is in the box',
    detail:
      'If voting is still open, cast your ballot again: the same ballot is never counted twice.',
  },
  'being-sealed': {
    status: 503,
    title: 'Voting has ended and the ballot box is being sealed',
    detail: 'Ask again in a minute: then the list says whether your ballot is in it.',
    retryAfter: 60,
  },

  // Office
  'setup-code-not-valid': {
    status: 403,
    title: 'This set-up link can’t be used',
    detail: 'Check that you opened the whole link, or ask for a new one: it lasts seven days.',
  },
  'setup-code-used': {
    status: 409,
    title: 'This set-up link was used with another passkey',
    detail:
      'If that was not you, tell the other officers not to approve it, and ask for a new link.',
  },
  'passkey-refused': {
    status: 403,
    title: 'The passkey was not accepted',
    detail:
      'Try again with the passkey you enrolled for this election, and confirm with PIN, fingerprint or face.',
  },
  'challenge-no-longer-valid': {
    status: 410,
    title: 'This sign-in has expired',
    detail: 'Start signing in again.',
  },
  'too-many-sign-ins': {
    status: 429,
    title: 'Too many sign-ins were started',
    detail: 'Wait a minute and try again.',
    retryAfter: 60,
  },
  'unknown-officer': {
    status: 403,
    title: 'This is not an officer of this election',
    detail: 'Have your enrolment approved by the other officers first.',
  },
  'approval-not-valid': {
    status: 403,
    title: 'The approval does not hold',
    detail: 'Reload the page and approve again with your own passkey. Nothing was stored.',
  },
  'act-not-of-now': {
    status: 409,
    title: 'The act’s time is not now',
    detail: 'Check your device’s clock, reload the page and propose the act again.',
  },
  'proposal-lapsed': {
    status: 409,
    title: 'The proposal is more than a day old',
    detail: 'Propose the act again, so that all officers approve it within a day.',
  },
  'not-proposed': {
    status: 409,
    title: 'This act has not been proposed',
    detail: 'Reload the page. Who shall become an officer uses a set-up link first.',
  },
  'officer-already-known': {
    status: 409,
    title: 'This officer is enrolled already',
    detail: 'Nothing needs to be done.',
  },
  'not-in-this-phase': {
    status: 409,
    title: 'The election is not at this point',
    detail: 'Reload the page to see what can be done now.',
  },
  'already-done': {
    status: 409,
    title: 'This was done before',
    detail: 'Reload the page to see what can be done now.',
  },
  'not-sealed-yet': {
    status: 409,
    title: 'The ballot lists are not sealed yet',
    detail:
      'Wait until they are, a minute or two after the close; check the list’s root, then release your share.',
    retryAfter: 60,
  },
  'unknown-trustee': {
    status: 404,
    title: 'This is not a trustee of this election',
    detail: 'Choose your own key file, and the election it was made for.',
  },
  'share-not-valid': {
    status: 403,
    title: 'This is not the trustee’s share',
    detail: 'Choose the key file made in this election’s key ceremony. Nothing was stored.',
  },
  'contents-differ': {
    status: 409,
    title: 'What you approve is not what was counted',
    detail: 'Reload the page, check the contents’ hash, and approve again.',
  },

  // Record
  'no-such-file': {
    status: 404,
    title: 'There is no such file in a published record',
    detail: 'If the result is not published yet, come back later; index.json names every file.',
  },
};

/** Every name, for tests that show that all of them say what to do. */
export const problemNames: readonly ProblemName[] = Object.keys(problems) as ProblemName[];

/**
 * A problem document. `extra` are further members; `detail` in it replaces the usual one.
 */
export function problem(
  name: ProblemName,
  extra: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status, title, detail, retryAfter } = problems[name];
  const document = { type: `urn:teller:problem:${name}`, title, status, detail, ...extra };
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...headers,
    },
  });
}
