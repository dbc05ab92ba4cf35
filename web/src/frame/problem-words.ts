import type { Failure, ProblemName } from '@teller/api';

/** What a refusal is called, and what whoever reads it can do. */
interface Words {
  readonly title: string;
  readonly detail: string;
}

// The entry pages share this: any of them may be refused with any of these by a side that it asks.

/** What the pages say of each of the contract’s problems. A Welsh catalogue is another value of this type. */
const english: Readonly<Record<ProblemName, Words>> = {
  // The edge
  'malformed-request': {
    title: 'The request wasn’t understood',
    detail: 'Nothing was stored. Reload the page and try again.',
  },
  'unknown-route': {
    title: 'There is nothing here',
    detail: 'Check the address, or start from the link you were sent.',
  },
  'method-not-allowed': {
    title: 'That can’t be done here',
    detail: 'Reload the page and try again.',
  },
  'body-too-large': {
    title: 'That is too much to send',
    detail: 'Nothing was stored. Reload the page and try again.',
  },
  'wrong-content-type': {
    title: 'The request wasn’t understood',
    detail: 'Nothing was stored. Reload the page and try again.',
  },
  'cross-origin': {
    title: 'The request came from another site',
    detail: 'Open the ballot’s own page, from the link you were sent, and try again there.',
  },
  'internal-error': {
    title: 'Something went wrong on our side',
    detail:
      'Try again: doing the same twice is always safe. If it keeps happening, tell the election officers.',
  },
  unavailable: {
    title: 'This can’t be done at the moment',
    detail: 'Wait a minute, then try again: doing the same twice is always safe.',
  },

  // Everywhere
  'unknown-election': {
    title: 'There is no such election',
    detail: 'Check the link you were sent, or choose the election from the list.',
  },
  'not-signed-in': {
    title: 'You aren’t signed in',
    detail: 'Sign in, or sign in again if some time has passed, and repeat what you did.',
  },
  'not-open-yet': {
    title: 'Voting hasn’t begun',
    detail: 'Nothing was stored. Come back when voting opens; the election’s page says when.',
  },
  'being-sealed': {
    title: 'Voting has ended and the ballot box is being sealed',
    detail:
      'Ask again in a minute. Once the lists are sealed they say for certain which ballots are in them.',
  },
  closed: {
    title: 'Voting has ended',
    detail:
      'The ballot box is sealed and nothing more can be taken. If you have cast your ballot, its receipt is still good.',
  },
  'took-too-long': {
    title: 'It took too long to be sure',
    detail: 'Try again: you will be told for certain, and nothing is done twice.',
  },

  // Roll
  'too-many-codes': {
    title: 'Too many codes were asked for',
    detail:
      'Use the newest code in your mail, or wait a quarter of an hour and ask again. Look in the spam folder, too.',
  },
  'wrong-code': {
    title: 'That isn’t the code',
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
    title: 'You aren’t entitled to vote in this contest',
    detail: 'If you think you are, ask the election officers, and give your member number.',
  },
  'entitlement-not-valid': {
    title: 'An issuer doesn’t accept what the roll says of you',
    detail: 'Reload the page and try again. If it keeps happening, tell the election officers.',
  },
  'entitlement-expired': {
    title: 'An issuer’s clock and the roll’s disagree',
    detail: 'Try again in a few minutes. If it keeps happening, tell the election officers.',
  },
  'blinded-message-refused': {
    title: 'Your voting token couldn’t be signed',
    detail: 'Nothing was cast. Reload the page and try again.',
  },
  'token-already-issued': {
    title: 'Your voting token for this contest was taken before',
    detail:
      'Carry on in the browser where you began: your token is there. If that wasn’t you, tell the election officers at once.',
  },

  // Box
  'malformed-ballot': {
    title: 'This isn’t a ballot of this election',
    detail: 'Nothing was stored. Reload the page and cast it again from there.',
  },
  'token-not-issued': {
    title: 'The voting token isn’t from this election’s issuers',
    detail: 'Nothing was stored. Tell the election officers: this should never happen.',
  },
  'ballot-not-signed': {
    title: 'The ballot wasn’t signed by its voting token',
    detail: 'Nothing was stored. Reload the page and cast it again from there.',
  },
  'token-spent': {
    title: 'Another ballot was cast with this voting token',
    detail:
      'The first one counts and can’t be changed. If you didn’t cast it, tell the election officers at once.',
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
    detail: 'If that wasn’t you, ask the other officers not to approve it, and for a new link.',
  },
  'passkey-refused': {
    title: 'The passkey wasn’t accepted',
    detail:
      'Try again with the passkey you enrolled for this election, and confirm with PIN, fingerprint or face.',
  },
  'challenge-no-longer-valid': {
    title: 'This sign-in has expired',
    detail: 'Start signing in again.',
  },
  'unknown-officer': {
    title: 'You aren’t an officer of this election',
    detail: 'Have your enrolment approved by the other officers first.',
  },
  'approval-not-valid': {
    title: 'The approval isn’t valid',
    detail: 'Nothing was stored. Reload the page and approve again with your own passkey.',
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
    title: 'This act hasn’t been proposed',
    detail: 'Reload the page. A new officer must first open their set-up link.',
  },
  'officer-already-known': {
    title: 'This officer is already enrolled',
    detail: 'Nothing needs to be done.',
  },
  'not-in-this-phase': {
    title: 'The election isn’t at that point',
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
    title: 'This has already been done',
    detail: 'Reload the page to see what can be done now.',
  },
  'not-sealed-yet': {
    title: 'The ballot lists aren’t sealed yet',
    detail:
      'Wait until they are, a minute or two after the close; check the list’s root, then release your share.',
  },
  'unknown-trustee': {
    title: 'This isn’t a trustee of this election',
    detail: 'Choose your own key file, and the election it was made for.',
  },
  'share-not-valid': {
    title: 'This isn’t the trustee’s share',
    detail: 'Nothing was stored. Choose the key file made in this election’s key ceremony.',
  },
  'contents-differ': {
    title: 'What you are approving isn’t what was counted',
    detail: 'Reload the page, check the contents’ hash, and approve again.',
  },

  // Record
  'no-such-file': {
    title: 'There is no such file in a published record',
    detail: 'If the result isn’t published yet, come back later.',
  },
};

/** What the pages say when what came back isn't a problem of the contract. */
const unanswered: Readonly<Record<Exclude<Failure['kind'], 'problem'>, Words>> = {
  'no-answer': {
    title: 'That did not work',
    detail: 'There is no answer from the server. Check your connection, then try again.',
  },
  'not-understood': {
    title: 'This page doesn’t understand the server’s answer',
    detail: 'The page may be out of date. Reload it, then try again.',
  },
};

/** A failure in words: what it is called, and what to do. */
export function failureWords(failure: Failure): Words {
  return failure.kind === 'problem' ? english[failure.name] : unanswered[failure.kind];
}
