/** Small words for tests of reserved places. */
import type { Constraint, Transcript } from '@teller/stv';

export function atLeast(number: number, ...labels: readonly string[]): Constraint {
  return { bound: 'at-least', number, of: [labels] };
}

export function atMost(number: number, ...labels: readonly string[]): Constraint {
  return { bound: 'at-most', number, of: [labels] };
}

/** What the books of a count would say. */
export function standings(
  elected: readonly number[],
  out: readonly number[],
): {
  readonly isElected: (candidate: number) => boolean;
  readonly isContinuing: (candidate: number) => boolean;
} {
  return {
    isElected: (candidate) => elected.includes(candidate),
    isContinuing: (candidate) => !elected.includes(candidate) && !out.includes(candidate),
  };
}

/** Numbers from 0 to below n, the same for the same seed (a linear congruence of 31 bits). */
export function dice(seed: number): (n: number) => number {
  let state = BigInt(seed) + 1n;
  return (n) => {
    state = (state * 1_103_515_245n + 12_345n) % 2_147_483_648n;
    return Number((state >> 8n) % BigInt(n));
  };
}

/** How many of those elected have a label. */
export function having(
  t: Transcript,
  characteristics: readonly (readonly string[])[],
  label: string,
): number {
  return t.elected.filter((c) => characteristics[c]?.includes(label)).length;
}
