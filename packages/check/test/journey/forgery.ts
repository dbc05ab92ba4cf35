import { defined, fromBase64url, toBase64url, type Bytes } from '@teller/basics';
import type { Frozen } from '@teller/election';
import { contestAt, preparedToken, tokenMessage } from '@teller/protocol';
import { nodeRandom } from '@teller/protocol/node';
import { prepareToken, sealBallot } from '@teller/protocol/voter';
import { constants, createPrivateKey, sign, type JsonWebKey } from 'node:crypto';

/**
 * A ballot of nobody's, whose token was signed by whoever holds these issuing keys.
 *
 * @param keys one for each issuer's place, as a store has it
 */
export async function forgeBallot(
  frozen: Frozen,
  election: string,
  contest: number,
  keys: readonly string[],
): Promise<Bytes> {
  const { token, privateKey } = await prepareToken(frozen, election, contest);
  const point = fromBase64url(token);
  const message = tokenMessage(
    election,
    contest,
    defined(point.ok ? point.value : undefined, 'a fresh point'),
  );
  const issuerSignatures = keys.map((stored) => {
    const randomizer = nodeRandom(32);
    const signature = sign('sha384', preparedToken(randomizer, message), {
      key: createPrivateKey({ key: JSON.parse(stored) as JsonWebKey, format: 'jwk' }),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 48,
    });
    return { randomizer: toBase64url(randomizer), signature: toBase64url(signature) };
  });
  const format = 'teller-voting-token/1';
  const forged = { format, election, contest, token, privateKey, issuerSignatures } as const;
  const { candidates } = contestAt(frozen, contest);
  return sealBallot(
    frozen,
    election,
    forged,
    candidates.map((_, place) => place + 1),
  );
}
