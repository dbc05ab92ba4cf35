import { assert } from '@teller/basics';

/** An exact fraction, in lowest terms and with a denominator above nought. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** numerator ÷ denominator. Both must be whole numbers. */
export function ratio(numerator: number | bigint, denominator: number | bigint = 1n): Ratio {
  return lowest(BigInt(numerator), BigInt(denominator));
}

export const nothing: Ratio = ratio(0);
export const whole: Ratio = ratio(1);

export function add(a: Ratio, b: Ratio): Ratio {
  if (b.numerator === 0n) return a;
  if (a.numerator === 0n) return b;
  return lowest(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return lowest(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function addAll(all: Iterable<Ratio>): Ratio {
  let total = nothing;
  for (const one of all) total = add(total, one);
  return total;
}

export function equal(a: Ratio, b: Ratio): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/**
 * Decimal text, cut after `places`, without trailing zeros: 1/4 is "0.25", 1/3 "0.333", for a reader.
 * Nothing may be calculated with it.
 */
export function formatRatio({ numerator, denominator }: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const size = ((numerator < 0n ? -numerator : numerator) * scale) / denominator;
  const sign = numerator < 0n ? '-' : '';
  if (places === 0) return `${sign}${size}`;
  const decimals = String(size % scale).padStart(places, '0');
  return `${sign}${size / scale}.${decimals}`.replace(/\.?0+$/, '');
}

/** part ÷ all with so many decimal places, the nearest, for a reader: "25.70". Nought of nothing. */
export function rounded(part: Ratio, all: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const numerator = part.numerator * all.denominator * scale * 2n;
  const denominator = part.denominator * all.numerator;
  const parts = denominator === 0n ? 0n : (numerator / denominator + 1n) / 2n;
  return `${parts / scale}.${String(parts % scale).padStart(places, '0')}`;
}

/** part ÷ all in hundredths: "25.7 %". */
export function percentage(part: Ratio, all: Ratio): string {
  return `${rounded(multiply(part, ratio(100)), all, 1)} %`;
}

function lowest(numerator: bigint, denominator: bigint): Ratio {
  assert(denominator !== 0n, 'nothing is divided by nought');
  if (denominator === 1n) return { numerator, denominator };
  const by = common(numerator < 0n ? -numerator : numerator, denominator);
  return by === 1n && denominator > 0n
    ? { numerator, denominator }
    : denominator > 0n
      ? { numerator: numerator / by, denominator: denominator / by }
      : lowest(-numerator, -denominator);
}

/** The greatest whole number that divides both. */
function common(a: bigint, b: bigint): bigint {
  let [greater, lesser] = [a, b < 0n ? -b : b];
  while (lesser !== 0n) [greater, lesser] = [lesser, greater % lesser];
  return greater === 0n ? 1n : greater;
}
