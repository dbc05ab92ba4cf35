import { box, issuer, roll } from '@teller/api';
import { defined, toBase64url, type Bytes } from '@teller/basics';
import type { Frozen, Manifest } from '@teller/election';
import { ballotHash, type Receipt } from '@teller/protocol';
import { sealBallot, verifyReceipt } from '@teller/protocol/voter';
import { mailedCode } from './mailed-code.ts';
import { takeToken } from './take-token.ts';
import { RefusedError, visitor, type Visitor } from './visitor.ts';

/** A paper that a member wants to cast. */
export interface WantedPaper {
  /** Place of the contest in the manifest. */
  readonly contest: number;
  /** The number beside each candidate in manifest order, 0 for blank. */
  readonly marks: readonly number[];
}

export interface Ballots extends Frozen {
  /** Where the service is. */
  readonly url: string;
  readonly election: string;
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
  const ask = await signIn(ballots, email);
  const hashes: string[] = [];
  for (const paper of papers) hashes.push(await cast(ballots, ask, paper));
  return hashes;
}

/** How often a sign-in begins anew, should the code have belonged to an earlier try. */
const tries = 5;

async function signIn({ url, election }: Ballots, email: string): Promise<Visitor> {
  const ask = visitor(url);
  for (let i = 1; ; i++) {
    const { challenge } = await ask(roll.requestCode, { body: { election, email } });
    const code = await mailedCode(url, email);
    try {
      await ask(roll.openSession, { body: { election, challenge, code } });
      return ask;
    } catch (error) {
      if (!(error instanceof RefusedError) || i === tries) throw error;
    }
  }
}

async function cast(
  ballots: Ballots,
  ask: Visitor,
  { contest, marks }: WantedPaper,
): Promise<string> {
  const { election, manifest } = ballots;
  const { id } = defined(manifest.contests[contest], 'a contest of this election');
  const { entitlements } = await ask(roll.entitle, { body: { contests: [id] } });
  const token = await takeToken(ballots, election, contest, async (blindedMessage, place) => {
    const { origin } = defined(manifest.issuers[place], 'a message for each issuer');
    const entitlement = defined(entitlements[0]?.[place], 'and the roll’s word to each');
    const body = { entitlement, blindedMessage };
    // Nothing of the session goes along: it is another visitor.
    return (await visitor(origin)(issuer.issueToken, { body })).blindSignature;
  });
  const ballot = await sealBallot(ballots, election, token, marks);
  const { receipt } = await ask(box.castBallot, { body: { ballot: toBase64url(ballot) } });
  await checkReceipt(manifest, election, ballot, receipt);
  return ballotHash(ballot);
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
