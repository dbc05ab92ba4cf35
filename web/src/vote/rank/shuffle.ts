/** Gives `count` random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** The browser's own generator. */
export function browserRandom(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/**
 * A uniformly random order (Fisher-Yates, numbers drawn without bias).
 *
 * The order candidates are shown in must come from this device alone. If it could be derived from
 * anything the roll knows, a paper that simply follows the screen from top to bottom could be traced
 * to its voter once the papers are published.
 */
export function shuffled<T>(items: readonly T[], random: RandomBytes = browserRandom): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1, random);
    const moved = order[last] as T;
    order[last] = order[other] as T;
    order[other] = moved;
  }
  return order;
}

/** A uniform integer from 0 to limit - 1; limit up to 2^16. Draws again rather than favour any. */
function below(limit: number, random: RandomBytes): number {
  const fair = 65_536 - (65_536 % limit);
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < fair) return drawn % limit;
  }
}
