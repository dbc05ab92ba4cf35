import { defined, err, fromBase64url, ok, type Bytes, type Result } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { ballotSigned, decodeBallot, type Ballot, type BallotFault } from './ballot.ts';
import { decodePaper, type PaperFault } from './paper.ts';
import type { Primitives } from './primitives.ts';
import { sealedAad, sealedInfo } from './sealed-ballot.ts';
import { contestAt } from './sizes.ts';
import { preparedToken, tokenMessage } from './token.ts';

/**
 * Judges a ballot as the ballot box and the verifier do: its form, then every issuer's
 * signature over the token, then the token's signature over the ballot.
 */
export async function checkBallot(
  bytes: Uint8Array,
  manifest: Manifest,
  election: string,
  primitives: Primitives,
): Promise<
  Result<Ballot, BallotFault | 'issuer-signature-does-not-hold' | 'token-signature-does-not-hold'>
> {
  const decoded = decodeBallot(bytes, manifest, election);
  if (!decoded.ok) return decoded;
  const ballot = decoded.value;
  const message = tokenMessage(election, ballot.contest, ballot.token);
  for (const [i, { randomizer, signature }] of ballot.issuerSignatures.entries()) {
    const prepared = preparedToken(randomizer, message);
    if (
      !(await primitives.verifyToken(
        issuerModulus(manifest, i, ballot.contest),
        prepared,
        signature,
      ))
    )
      return err('issuer-signature-does-not-hold');
  }
  if (!(await primitives.verifyP256(ballot.token, ballotSigned(bytes), ballot.signature)))
    return err('token-signature-does-not-hold');
  return ok(ballot);
}

/** Opens a ballot and reads its paper: the marks in manifest order, or why it is invalid. */
export async function openBallot(
  ballot: Ballot,
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
