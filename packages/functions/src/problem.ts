// Longer than other files on purpose: one table, so that every refusal’s words are beside each other.

import { problems, problemType, type ProblemName, type Refusal } from '@teller/api';

/** What a problem document says (RFC 9457) to whoever reads it without a page. */
interface Words {
  readonly title: string;
  /** What whoever sees it can do. */
  readonly detail: string;
}

const words: Readonly<Record<ProblemName, Words>> = {
  // The edge
  'malformed-request': {
    title: 'The request is not understood',
    detail: 'Reload the page and try again.',
  },
  'unknown-route': {
    title: 'There is nothing here',
    detail: 'Check the address, or start from the link you were sent.',
  },
  'method-not-allowed': {
    title: 'This can’t be done here',
    detail: 'Use one of the methods in the Allow header.',
  },
  'body-too-large': {
    title: 'The request is too large',
    detail: 'Send at most 64 kilobytes. Nothing was stored.',
  },
  'wrong-content-type': {
    title: 'The request is not JSON',
    detail: 'Send it with the header content-type: application/json. Nothing was stored.',
  },
  'cross-origin': {
    title: 'The request comes from another site',
    detail: 'Open the ballot’s own page, from the link you were sent, and try again there.',
  },
  'internal-error': {
    title: 'Something went wrong on our side',
    detail:
      'Try the same again: doing so is always safe. If it keeps happening, give the id to the election’s officers.',
  },
  unavailable: {
    title: 'This can’t be done at the moment',
    detail: 'Wait a little and send the same again: doing so is always safe.',
  },

  // Everywhere
  'unknown-election': {
    title: 'There is no such election',
    detail: 'Check the link you were sent, or choose the election from the list.',
  },
  'not-signed-in': {
    title: 'You are not signed in',
    detail: 'Sign in, or sign in again if some time has passed, and repeat what you did.',
  },
  'not-open-yet': {
    title: 'Voting has not begun',
    detail: 'Come back when voting opens; the election’s page says when. Nothing was stored.',
  },
  'being-sealed': {
    title: 'Voting has ended and the ballot box is being sealed',
    detail:
      'Ask again in a minute. Once the lists are sealed they say for certain which ballots are in them.',
  },
  closed: {
    title: 'Voting has ended',
    detail:
      'The ballot box is sealed and nothing more can be taken. If you have cast your ballot, its receipt is still valid.',
  },
  'took-too-long': {
    title: 'It took too long to be sure',
    detail: 'Send the same again: you will be told for certain, and nothing is done twice.',
  },

  // Roll
  'too-many-codes': {
    title: 'Too many codes were asked for',
    detail:
      'Use the newest code in your mail, or wait a quarter of an hour and ask again. Look in the spam folder, too.',
  },
  'wrong-code': {
    title: 'This is not the code',
    detail: 'Check the six digits in the newest mail, or ask for another code.',
  },
  'code-no-longer-valid': {
    title: 'This code can’t be used any more',
    detail: 'Ask for another code.',
  },
  'unknown-contest': {
    title: 'There is no such contest',
    detail: 'Reload the page and choose one of the contests shown.',
  },
  'not-eligible': {
    title: 'You are not entitled to vote in this contest',
    detail: 'If you think you are, ask the election’s officers, with your member number.',
  },

  // Issuer
  'entitlement-not-valid': {
    title: 'The roll’s word does not hold here',
    detail: 'Reload the page and try again: send each issuer the entitlement that is meant for it.',
  },
  'entitlement-expired': {
    title: 'The roll’s word has expired',
    detail: 'Ask the roll for a new entitlement and send the same again.',
  },
  'blinded-message-refused': {
    title: 'The token request can’t be signed',
    detail: 'Reload the page and try again: a blinded message must be below the issuer’s modulus.',
  },
  'token-already-issued': {
    title: 'Your voting token for this contest was taken before',
    detail:
      'Carry on in the browser where you began: your token is there. If that was not you, tell the election’s officers at once.',
  },

  // Box
  'malformed-ballot': {
    title: 'This is not a ballot of this election',
    detail: 'Reload the page and cast it again from there. Nothing was stored.',
  },
  'token-not-issued': {
    title: 'The voting token is not from this election’s issuers',
    detail: 'Sign in, take a token for this contest, and cast again. Nothing was stored.',
  },
  'ballot-not-signed': {
    title: 'The ballot was not signed by its voting token',
    detail: 'Reload the page and cast it again from there. Nothing was stored.',
  },
  'token-spent': {
    title: 'Another ballot was cast with this voting token',
    detail:
      'The first one counts and can’t be changed. Ask for its receipt; if you did not cast it, tell the election’s officers at once.',
  },
  'not-in-the-box': {
    title: 'No ballot with this voting token is in the box',
    detail:
      'If voting is still open, cast your ballot again: the same ballot is never counted twice.',
  },

  // Office
  'setup-code-not-valid': {
    title: 'This set-up link can’t be used',
    detail: 'Check that you opened the whole link, or ask for a new one: it lasts seven days.',
  },
  'setup-code-used': {
    title: 'This set-up link was used with another passkey',
    detail:
      'If that was not you, tell the other officers not to approve it, and ask for a new link.',
  },
  'passkey-refused': {
    title: 'The passkey was not accepted',
    detail:
      'Try again with the passkey you enrolled for this election, and confirm with PIN, fingerprint or face.',
  },
  'challenge-no-longer-valid': {
    title: 'This sign-in has expired',
    detail: 'Start signing in again.',
  },
  'unknown-officer': {
    title: 'This is not an officer of this election',
    detail: 'Have your enrolment approved by the other officers first.',
  },
  'approval-not-valid': {
    title: 'The approval does not hold',
    detail: 'Reload the page and approve again with your own passkey. Nothing was stored.',
  },
  'act-not-of-now': {
    title: 'Your device’s clock and ours disagree',
    detail:
      'Compare your device’s clock with another. If yours is right, ours is wrong: tell whoever runs this service. Then reload the page and propose the act again.',
  },
  'proposal-lapsed': {
    title: 'The proposal is more than a day old',
    detail: 'Propose the act again, so that all officers approve it within a day.',
  },
  'standing-has-changed': {
    title: 'Something else has happened since this was proposed',
    detail: 'Reload the page to see what, and propose the act again if it still fits.',
  },
  'not-proposed': {
    title: 'This act has not been proposed',
    detail: 'Reload the page. A new officer must first open their set-up link.',
  },
  'officer-already-known': {
    title: 'This officer is enrolled already',
    detail: 'Nothing needs to be done.',
  },
  'not-in-this-phase': {
    title: 'The election is not at this point',
    detail: 'Reload the page to see what can be done now.',
  },
  'not-at-this-time': {
    title: 'This can’t be done at this time',
    detail:
      'Voting must have begun, or must not be over yet. Reload the page to see what can be done now.',
  },
  'for-all-contests-only': {
    title: 'This is done for the whole election',
    detail: 'Reload the page and propose it for all contests.',
  },
  'already-done': {
    title: 'This was done before',
    detail: 'Reload the page to see what can be done now.',
  },
  'not-sealed-yet': {
    title: 'The ballot lists are not sealed yet',
    detail:
      'Wait until they are, a minute or two after the close; check the list’s root, then release your share.',
  },
  'unknown-trustee': {
    title: 'This is not a trustee of this election',
    detail: 'Choose your own key file, and the election it was made for.',
  },
  'share-not-valid': {
    title: 'This is not the trustee’s share',
    detail: 'Choose the key file made in this election’s key ceremony. Nothing was stored.',
  },
  'contents-differ': {
    title: 'What you approve is not what was counted',
    detail: 'Reload the page, check the contents’ hash, and approve again.',
  },

  // Record
  'no-such-file': {
    title: 'There is no such file in a published record',
    detail: 'If the result is not published yet, come back later; index.json names every file.',
  },
};

/**
 * A problem document. `extra` are further members; `detail` in it replaces the usual one.
 */
export function problem(
  name: ProblemName,
  extra: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status, ...kind } = problems[name];
  const document = { type: problemType + name, ...words[name], status, ...extra };
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...('retryAfter' in kind ? { 'retry-after': String(kind.retryAfter) } : {}),
      ...headers,
    },
  });
}

/** A handler's refusal as a problem document. */
export function refuse(refusal: Refusal<ProblemName>): Response {
  if (typeof refusal === 'string') return problem(refusal);
  const { reason, ...members } = refusal;
  return problem(reason, members);
}
