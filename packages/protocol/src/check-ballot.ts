import { defined, err, fromBase64url, type Bytes, type Result } from '@teller/basics';
import type { Manifest } from '@teller/election';
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
  manifest: Manifest,
  election: string,
  primitives: Primitives,
): Promise<Result<Ballot, BallotRefusal>> {
  const ballot = decodeBallot(bytes, manifest, election);
  if (!ballot.ok) return ballot;
  const fault = await wrongSignature(bytes, ballot.value, manifest, primitives);
  return fault === undefined ? ballot : err(fault);
}

/** The same for the listed part of a ballot, all that the verifier needs. */
export async function checkListed(
  bytes: Uint8Array,
  manifest: Manifest,
  election: string,
  primitives: Primitives,
): Promise<Result<ListedBallot, BallotRefusal>> {
  const ballot = decodeListed(bytes, manifest, election);
  if (!ballot.ok) return ballot;
  const fault = await wrongSignature(bytes, ballot.value, manifest, primitives);
  return fault === undefined ? ballot : err(fault);
}

async function wrongSignature(
  bytes: Uint8Array,
  { election, contest, token, issuerSignatures, signature }: ListedBallot,
  manifest: Manifest,
  primitives: Primitives,
): Promise<Exclude<BallotRefusal, BallotFault> | undefined> {
  const message = tokenMessage(election, contest, token);
  for (const [i, own] of issuerSignatures.entries()) {
    const prepared = preparedToken(own.randomizer, message);
    if (
      !(await primitives.verifyToken(issuerModulus(manifest, i, contest), prepared, own.signature))
    )
      return 'issuer-signature-does-not-hold';
  }
  return (await primitives.verifyP256(token, ballotSigned(bytes), signature))
    ? undefined
    : 'token-signature-does-not-hold';
}

/** Opens a ballot and reads its paper: the marks in manifest order, or why it is invalid. */
export async function openBallot(
  ballot: Pick<Ballot, 'election' | 'contest' | 'token' | 'sealed'>,
  manifest: Manifest,
  privateKey: Bytes,
  primitives: Primitives,
): Promise<Result<readonly number[], PaperFault | 'does-not-open'>> {
  const contest = contestAt(manifest, ballot.contest);
  const paper = await primitives.openSealed(
    privateKey,
    sealedInfo(ballot.election, contest.id),
    sealedAad(ballot.token),
    ballot.sealed,
  );
  return paper === 'does-not-open' ? err(paper) : decodePaper(paper, contest.candidates.length);
}

/** RSA modulus of one issuer's key for a contest: 384 bytes. */
export function issuerModulus(manifest: Manifest, issuer: number, contest: number): Bytes {
  const key = defined(manifest.issuers[issuer]?.keys[contest], 'each issuer has each contest');
  const bytes = fromBase64url(key.modulus);
  return defined(bytes.ok ? bytes.value : undefined, 'the manifest schema checks base64url');
}
