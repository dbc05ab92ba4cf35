import { defined, err, ok, toBase64url, type Result } from '@teller/basics';
import type { Frozen } from '@teller/election';
import type { BlindRsa } from '../blind-rsa.ts';
import { modulusLength, pointLength, randomizerLength } from '../sizes.ts';
import { preparedToken, tokenMessage } from '../token.ts';
import { webBlindRsa } from './blind-rsa.ts';
import { namedContest } from './contest.ts';
import { bytesOf, makeTokenKey } from './keys.ts';
import type { PendingToken, VotingToken } from './state.ts';

/** Why an issuer's answer gives no voting token. */
export type TokenFault =
  | 'wrong-election'
  | 'wrong-number-of-signatures'
  | 'malformed-signature'
  | 'signature-does-not-hold';

/**
 * Makes a key pair for one contest and blinds its public half for each issuer (RFC 9474 sections
 * 4.1 and 4.2). Store the answer before anything is sent: the same request must be sent again
 * after a lost reply, because a second one will be refused.
 */
export async function prepareToken(
  frozen: Frozen,
  election: string,
  contest: number,
  blindRsa: BlindRsa = webBlindRsa,
): Promise<PendingToken> {
  const { moduli } = defined(
    namedContest(frozen, election, contest),
    'the contest is one that the election id names',
  );
  const { token, privateKey } = await makeTokenKey();
  const point = defined(bytesOf(token, pointLength), 'a fresh point');
  const message = tokenMessage(election, contest, point);
  const requests = await Promise.all(
    moduli.map(async (modulus) => {
      const { prepared, blindedMessage, inverse } = await blindRsa.blind(modulus, message);
      return {
        randomizer: toBase64url(prepared.subarray(0, randomizerLength)),
        blindedMessage: toBase64url(blindedMessage),
        inverse: toBase64url(inverse),
      };
    }),
  );
  return { format: 'teller-pending-token/1', election, contest, token, privateKey, requests };
}

/** What to post to the issuers: the blinded messages in their order, base64url. The same each time. */
export function blindedMessages(pending: PendingToken): readonly string[] {
  return pending.requests.map(({ blindedMessage }) => blindedMessage);
}

/**
 * Unblinds one issuer's answer and checks the signature against the key in the contest (RFC 9474
 * section 4.4). Any other key's signature is refused, so that an issuer can't mark a voter.
 *
 * @param issuer its place in the manifest
 * @param blindSignature base64url, 384 bytes
 */
export async function unblind(
  pending: PendingToken,
  issuer: number,
  blindSignature: string,
  frozen: Frozen,
  blindRsa: BlindRsa = webBlindRsa,
): Promise<Result<VotingToken['issuerSignatures'][number], TokenFault>> {
  const { election, contest, token } = pending;
  const named = namedContest(frozen, election, contest);
  if (named === undefined) return err('wrong-election');
  const answer = bytesOf(blindSignature, modulusLength);
  if (answer === undefined) return err('malformed-signature');
  const request = defined(pending.requests[issuer], 'a request for each issuer');
  const point = defined(bytesOf(token, pointLength), 'a stored token has 65 bytes');
  const inverse = defined(bytesOf(request.inverse, modulusLength), 'a stored inverse');
  const randomizer = defined(bytesOf(request.randomizer, randomizerLength), 'a stored prefix');
  const modulus = defined(named.moduli[issuer], 'a contest has a key of each issuer');
  const prepared = preparedToken(randomizer, tokenMessage(election, contest, point));
  const signature = await blindRsa.finalize(modulus, prepared, answer, inverse);
  return signature === undefined
    ? err('signature-does-not-hold')
    : ok({ randomizer: request.randomizer, signature: toBase64url(signature) });
}

/**
 * The voting token, once every issuer has answered and every signature holds (see {@link unblind}).
 *
 * @param blindSignatures one for each issuer, base64url, 384 bytes
 */
export async function finishToken(
  pending: PendingToken,
  blindSignatures: readonly string[],
  frozen: Frozen,
  blindRsa: BlindRsa = webBlindRsa,
): Promise<Result<VotingToken, TokenFault>> {
  const { election, contest, token, privateKey, requests } = pending;
  const named = namedContest(frozen, election, contest);
  if (named === undefined) return err('wrong-election');
  if (blindSignatures.length !== requests.length || requests.length !== named.moduli.length)
    return err('wrong-number-of-signatures');
  const issuerSignatures = [];
  for (const [issuer, blindSignature] of blindSignatures.entries()) {
    const signature = await unblind(pending, issuer, blindSignature, frozen, blindRsa);
    if (!signature.ok) return signature;
    issuerSignatures.push(signature.value);
  }
  return ok({
    format: 'teller-voting-token/1',
    election,
    contest,
    token,
    privateKey,
    issuerSignatures,
  });
}
