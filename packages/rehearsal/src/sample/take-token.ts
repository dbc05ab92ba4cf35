import { assert, defined, fromBase64url, toBase64url } from '@teller/basics';
import type { Manifest } from '@teller/election';
import type { IssuingKey } from '@teller/protocol/node';
import { blindedMessages, finishToken, prepareToken } from '@teller/protocol/voter';
import type { VotingToken } from '@teller/protocol/voter';

/**
 * Asks for a token and gets it, as a member's browser does.
 *
 * @param keys each issuer's, one for each contest
 */
export async function takeToken(
  manifest: Manifest,
  election: string,
  contest: number,
  keys: readonly (readonly IssuingKey[])[],
): Promise<VotingToken> {
  const pending = await prepareToken(manifest, election, contest);
  const answers = blindedMessages(pending).map((text, issuer) => {
    const blinded = fromBase64url(text);
    const key = defined(keys[issuer]?.[contest], 'a key for the contest');
    const signed = blinded.ok && key.signBlind(blinded.value);
    assert(signed !== false && signed.ok, 'the issuer signs');
    return toBase64url(signed.value);
  });
  const token = await finishToken(pending, answers, manifest);
  assert(token.ok, 'the signature holds');
  return token.value;
}
