import { p256 } from '@noble/curves/nist.js';
import { concat, defined, fromHex, uintBytes, type Bytes } from '@teller/basics';
import type { CeremonyPlan, Deal, Signed } from '@teller/election';
import { tag } from '../../domain.ts';
import { evaluateCommitment, readScalar } from '../arithmetic.ts';
import type { Commitments } from './messages.ts';
import { ceremonyId } from './plan.ts';
import { isSignedBy } from './signed.ts';

/** What a sealed deal is bound to (HPKE `info`): the ceremony, all its messages, who deals and to whom. */
export function dealInfo(
  ceremony: string,
  messages: string,
  dealer: number,
  receiver: number,
): Bytes {
  return concat(
    tag('deal'),
    hashBytes(ceremony),
    hashBytes(messages),
    uintBytes(dealer + 1, 2),
    uintBytes(receiver + 1, 2),
  );
}

/**
 * Whether this is what the dealer signed for the receiver in this very round. What isn't was not
 * delivered as it was sent; nobody is blamed for it.
 */
export function isDeal(
  plan: CeremonyPlan,
  messages: string,
  dealer: number,
  receiver: number,
  deal: Signed<Deal>,
): boolean {
  const from = defined(plan.trustees[dealer], 'a dealer of the plan');
  const { said } = deal;
  return (
    said.ceremony === ceremonyId(plan) &&
    said.messages === messages &&
    said.from === from.id &&
    said.to === plan.trustees[receiver]?.id &&
    isSignedBy(deal, from.signingKey)
  );
}

/**
 * One slot's value in an opened deal: f(y) if it is the value of the dealer's polynomial at the
 * receiver's number y, else undefined.
 */
export function dealtValue(
  dealt: Uint8Array,
  commitments: Commitments,
  dealer: number,
  receiver: number,
  slot: number,
): bigint | undefined {
  const scalar = readScalar(dealt.subarray(slot * 32, slot * 32 + 32));
  if (scalar === undefined) return undefined;
  const points = defined(commitments[dealer]?.[slot], 'commitments of every dealer and slot');
  const expected = evaluateCommitment(points, receiver + 1);
  return p256.Point.BASE.multiply(scalar).equals(expected) ? scalar : undefined;
}

function hashBytes(hash: string): Bytes {
  const bytes = fromHex(hash);
  return defined(bytes.ok ? bytes.value : undefined, 'a hash is hexadecimal');
}
