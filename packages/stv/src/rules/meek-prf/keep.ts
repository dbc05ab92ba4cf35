import { exact, oneVoteWith, type Votes } from '../../votes.ts';

/** All numbers of this rule have nine decimal places. */
export const places = 9;
export const one: Votes = oneVoteWith(places);

/** A paper's weight is below 2^30, so it is multiplied in two halves of 15 binary places. */
const half = 32_768;

/**
 * What a candidate keeps of a paper of this weight: weight × keep value, to nine places, rounded up
 * [B.2.a]. Both are at most one vote (10^9). The product can pass 2^53, so it is never formed: the upper
 * half of the weight is multiplied and divided first, its remainder joins the lower half, and every
 * number on the way is an integer below 2^46.
 */
export function kept(weight: number, keep: number): number {
  const upper = Math.floor(weight / half);
  const product = upper * keep;
  const whole = Math.floor(product / one);
  const rest = (product - whole * one) * half + (weight - upper * half) * keep;
  return whole * half + Math.ceil(rest / one);
}

/**
 * The next keep value of an elected candidate: keep value × quota, rounded up to nine places, ÷ votes,
 * rounded up to nine places [B.2.f]. Quota and votes are millions of 10^9, so this is done with bigint.
 *
 * Never above one: rounding must not let a paper give more than it has. (The reference rule does not say
 * so; no count is known in which it would matter.)
 */
export function nextKeepValue(keep: Votes, quota: Votes, votes: Votes): Votes {
  const unit = BigInt(one);
  const product = dividedUp(BigInt(keep) * BigInt(quota), unit);
  const next = Number(dividedUp(product * unit, BigInt(votes)));
  return exact(Math.min(next, one));
}

function dividedUp(number: bigint, by: bigint): bigint {
  return (number + by - 1n) / by;
}
