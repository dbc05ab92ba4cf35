/**
 * Votes as a decimal number without trailing zeros. No vote is ever negative.
 *
 * @param one a vote in the smallest parts: 100 is two decimal places
 */
export function decimal(votes: bigint, one: bigint): string {
  const [whole, places] = [votes / one, votes % one];
  return places === 0n ? `${whole}` : `${whole}.${`${places + one}`.slice(1).replace(/0+$/, '')}`;
}

/** The quotient, or the next whole number where there is a remainder. Neither number is negative. */
export function roundedUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

export function sumOf(all: readonly bigint[]): bigint {
  let sum = 0n;
  for (const one of all) sum += one;
  return sum;
}
