import { assert, defined, toBase64url, type Bytes } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { ballotHash, type Receipt } from '@teller/protocol';
import { nodeBlindRsa } from '@teller/protocol/node';
import {
  blindedMessages,
  finishToken,
  prepareToken,
  sealBallot,
  verifyReceipt,
} from '@teller/protocol/voter';
import { setTimeout as sleep } from 'node:timers/promises';
import { RefusedError, type Requests } from './requests.ts';

/** A paper that a member wants to cast. */
export interface WantedPaper {
  /** Place of the contest in the manifest. */
  readonly contest: number;
  /** The number beside each candidate in manifest order, 0 for blank. */
  readonly marks: readonly number[];
}

export interface Ballots {
  readonly requests: Requests;
  readonly election: string;
  readonly manifest: Manifest;
}

/**
 * One member's way through an election, as their browser goes it: sign in with the code from the
 * mail, take a token for each contest, seal and cast each paper, check each receipt.
 *
 * @returns the hash of each ballot that was acknowledged, in the order of `papers`
 */
export async function vote(
  ballots: Ballots,
  email: string,
  papers: readonly WantedPaper[],
): Promise<readonly string[]> {
  const session = await signIn(ballots, email);
  const hashes: string[] = [];
  for (const paper of papers) hashes.push(await cast(ballots, session, paper));
  return hashes;
}

/** How often a sign-in begins anew, should the code have belonged to an earlier try. */
const tries = 5;

async function signIn({ requests, election }: Ballots, email: string): Promise<string> {
  for (let i = 1; ; i++) {
    const { body } = await requests.send<{ challenge: string }>('POST', '/api/roll/sign-in', {
      election,
      email,
    });
    const code = await codeFromMail(requests, email);
    try {
      const answer = await requests.send('POST', '/api/roll/session', {
        election,
        challenge: body.challenge,
        code,
      });
      return defined(answer.cookie, 'signing in sets a cookie');
    } catch (error) {
      if (!(error instanceof RefusedError) || i === tries) throw error;
    }
  }
}

async function codeFromMail(requests: Requests, email: string): Promise<string> {
  const path = `/outbox/latest?to=${encodeURIComponent(email)}`;
  for (let i = 0; i < 100; i++) {
    try {
      const { body } = await requests.send<{ text: string }>('GET', path);
      const code = /\b(\d{6})\b/.exec(body.text)?.[1];
      if (code) return code;
    } catch (error) {
      if (!(error instanceof RefusedError && error.status === 404)) throw error;
    }
    await sleep(50);
  }
  throw new Error(`no mail with a code came for ${email}`);
}

async function cast(
  { requests, election, manifest }: Ballots,
  session: string,
  { contest, marks }: WantedPaper,
): Promise<string> {
  const pending = await prepareToken(manifest, election, contest, nodeBlindRsa);
  const { body } = await requests.send<{ blindSignatures: readonly string[] }>(
    'POST',
    '/api/roll/tokens',
    {
      contest: defined(manifest.contests[contest], 'a contest of this election').id,
      blindedMessages: blindedMessages(pending),
    },
    session,
  );
  const token = await finishToken(pending, body.blindSignatures, manifest, nodeBlindRsa);
  assert(token.ok, `the issuer's answer holds: ${token.ok ? '' : token.error}`);
  const ballot = await sealBallot(manifest, election, token.value, marks);
  await checkReceipt(manifest, election, ballot, await post(requests, ballot));
  return ballotHash(ballot);
}

async function post(requests: Requests, ballot: Bytes): Promise<Receipt> {
  const { body } = await requests.send<{ receipt: Receipt }>('POST', '/api/box/ballots', {
    ballot: toBase64url(ballot),
  });
  return body.receipt;
}

async function checkReceipt(
  manifest: Manifest,
  election: string,
  ballot: Bytes,
  receipt: Receipt,
): Promise<void> {
  if (!(await verifyReceipt(manifest, election, ballot, receipt)))
    throw new Error('the ballot box answered with a receipt that does not hold');
}
