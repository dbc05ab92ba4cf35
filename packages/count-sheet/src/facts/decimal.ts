/** Exact decimals of up to nine places, as a count writes them. */

const places = 9;

/** In billionths. Anything but a decimal of a count is an error of whoever made it, and throws. */
export function billionths(text: string): bigint {
  const [, whole = '', part = ''] = /^(-?\d+)(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (whole === '') throw new SyntaxError(`not a number of votes: ${text}`);
  return BigInt(whole + part.padEnd(places, '0'));
}

/** Back again, without trailing zeros. */
export function decimal(billionths: bigint): string {
  const digits = (billionths < 0n ? -billionths : billionths).toString().padStart(places + 1, '0');
  const part = digits.slice(-places).replace(/0+$/, '');
  return `${billionths < 0n ? '-' : ''}${digits.slice(0, -places)}${part && `.${part}`}`;
}

export function sumOf(all: readonly string[]): string {
  return decimal(all.reduce((sum, votes) => sum + billionths(votes), 0n));
}

/** More than 0 where `a` is more than `b`, less where it is less. */
export function compare(a: string, b: string): number {
  const difference = billionths(a) - billionths(b);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
