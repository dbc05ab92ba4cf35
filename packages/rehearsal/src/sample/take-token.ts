import { assert, defined, fromBase64url, toBase64url } from '@teller/basics';
import type { Frozen } from '@teller/election';
import type { IssuingKey } from '@teller/protocol/node';
import type { VotingToken } from '@teller/protocol/voter';
import { takeToken } from '../people/take-token.ts';

/**
 * A token from issuers whose keys are all here.
 *
 * @param keys each issuer's, one for each contest
 */
export async function takeTokenWith(
  keys: readonly (readonly IssuingKey[])[],
  frozen: Frozen,
  election: string,
  contest: number,
): Promise<VotingToken> {
  return takeToken(frozen, election, contest, async (message, issuer) => {
    const blinded = fromBase64url(message);
    const key = defined(keys[issuer]?.[contest], 'a key for the contest');
    const signed = blinded.ok && key.signBlind(blinded.value);
    assert(signed !== false && signed.ok, 'the issuer signs');
    return toBase64url(signed.value);
  });
}
