import { defined, err, fromBase64url, type Bytes, type Result } from '@teller/basics';
import type { Contest, Frozen } from '@teller/election';
import {
  ballotSigned,
  decodeBallot,
  decodeListed,
  type Ballot,
  type BallotFault,
  type ListedBallot,
} from './ballot.ts';
import { decodePaper, type PaperFault } from './paper.ts';
import type { Primitives } from './primitives.ts';
import { sealedAad, sealedInfo } from './sealed-ballot.ts';
import { contestAt } from './sizes.ts';
import { preparedToken, tokenMessage } from './token.ts';

/** Why a ballot is not accepted. */
export type BallotRefusal =
  | BallotFault
  | 'issuer-signature-does-not-hold'
  | 'token-signature-does-not-hold';

/**
 * Judges a ballot as the ballot box does: its form, then every issuer's signature over the token, then
 * the token's signature over the ballot hash.
 */
export async function checkBallot(
  bytes: Uint8Array,
  frozen: Frozen,
  election: string,
  primitives: Primitives,
): Promise<Result<Ballot, BallotRefusal>> {
  const ballot = decodeBallot(bytes, frozen, election);
  if (!ballot.ok) return ballot;
  const fault = await wrongSignature(bytes, ballot.value, frozen, primitives);
  return fault === undefined ? ballot : err(fault);
}

/** The same for the listed part of a ballot, all that the verifier needs. */
export async function checkListed(
  bytes: Uint8Array,
  frozen: Frozen,
  election: string,
  primitives: Primitives,
): Promise<Result<ListedBallot, BallotRefusal>> {
  const ballot = decodeListed(bytes, frozen.manifest, election);
  if (!ballot.ok) return ballot;
  const fault = await wrongSignature(bytes, ballot.value, frozen, primitives);
  return fault === undefined ? ballot : err(fault);
}

async function wrongSignature(
  bytes: Uint8Array,
  { election, contest, token, issuerSignatures, signature }: ListedBallot,
  frozen: Frozen,
  primitives: Primitives,
): Promise<Exclude<BallotRefusal, BallotFault> | undefined> {
  const message = tokenMessage(election, contest, token);
  const keys = contestAt(frozen, contest);
  for (const [i, own] of issuerSignatures.entries()) {
    const prepared = preparedToken(own.randomizer, message);
    if (!(await primitives.verifyToken(issuerModulus(keys, i), prepared, own.signature)))
      return 'issuer-signature-does-not-hold';
  }
  return (await primitives.verifyP256(token, ballotSigned(bytes), signature))
    ? undefined
    : 'token-signature-does-not-hold';
}

/**
 * Opens a ballot and reads its paper: the marks in the candidates' order, or why it is invalid.
 *
 * @param privateKey the private half of its contest's ballot key
 */
export async function openBallot(
  ballot: Pick<Ballot, 'election' | 'contest' | 'token' | 'sealed'>,
  frozen: Frozen,
  privateKey: Bytes,
  primitives: Primitives,
): Promise<Result<readonly number[], PaperFault | 'does-not-open'>> {
  const contest = contestAt(frozen, ballot.contest);
  const paper = await primitives.openSealed(
    privateKey,
    sealedInfo(ballot.election, contest.id),
    sealedAad(ballot.token),
    ballot.sealed,
  );
  return paper === 'does-not-open' ? err(paper) : decodePaper(paper, contest.candidates.length);
}

/** RSA modulus of one issuer's key for a contest: 384 bytes. */
export function issuerModulus(contest: Contest, issuer: number): Bytes {
  const modulus = defined(contest.moduli[issuer], 'a contest has a key of each issuer');
  const bytes = fromBase64url(modulus);
  return defined(bytes.ok ? bytes.value : undefined, 'the contest schema checks base64url');
}
