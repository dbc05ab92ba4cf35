/**
 * A second Meek count, written from the words of the Proportional Representation Foundation's reference
 * rule and sharing nothing with src/: paper by paper, bigints, nothing merged, nothing packed. Slow on
 * purpose.
 */
const one = 1_000_000_000n;

export interface NaiveRound {
  readonly iterations: number;
  readonly totals: readonly bigint[];
  readonly nowhere: bigint;
  readonly quota: bigint;
  readonly keep: readonly bigint[];
  readonly elected: readonly number[];
  readonly excluded: readonly number[];
}

const up = (a: bigint, b: bigint): bigint => a / b + (a % b > 0n ? 1n : 0n);
const add = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);

export function naiveMeek(
  papersHandedIn: readonly (readonly number[])[],
  howMany: number,
  seats: number,
  withdrawn: readonly number[],
  lot: readonly number[],
): readonly NaiveRound[] {
  // A
  const names = [...Array(howMany).keys()];
  const state = names.map((n): string => (withdrawn.includes(n) ? 'withdrawn' : 'hopeful'));
  const kf = names.map((n): bigint => (withdrawn.includes(n) ? 0n : one));
  const hopeful = () => names.filter((n) => state[n] === 'hopeful');
  const elected = () => names.filter((n) => state[n] === 'elected');
  // A paper that names nobody who stands is not valid.
  const papers = papersHandedIn.filter((order) => order.some((n) => state[n] === 'hopeful'));
  const rounds: NaiveRound[] = [];

  const distribute = () => {
    const v = names.map(() => 0n);
    let nowhere = 0n;
    for (const order of papers) {
      let w = one;
      for (const n of order) {
        const gives = up(w * (kf[n] ?? 0n), one);
        v[n] = (v[n] ?? 0n) + gives;
        w -= gives;
        if (w === 0n) break;
      }
      nowhere += w;
    }
    return { v, nowhere, q: add(v) / BigInt(seats + 1) + 1n };
  };

  for (;;) {
    let before: bigint | undefined;
    let counted = distribute();
    let iterations = 1;
    let used = [...kf];
    const newly: number[] = [];
    let s = 0n;
    // B.1 on the very first time: only the first preferences are noted.
    const settled = rounds.length === 0 && hopeful().length <= seats;
    for (;;) {
      const { v, q } = counted;
      if (settled) break;
      newly.push(...hopeful().filter((n) => (v[n] ?? 0n) >= q));
      for (const n of newly) state[n] = 'elected';
      s = add(elected().map((n) => (v[n] ?? 0n) - q));
      if (s < 0n) s = 0n;
      if (newly.length > 0 || s < 1000n || (before !== undefined && s >= before)) break;
      for (const n of elected()) kf[n] = up(up((kf[n] ?? 0n) * q, one) * one, v[n] ?? 0n);
      before = s;
      used = [...kf];
      counted = distribute();
      iterations++;
    }
    const { v, q, nowhere } = counted;
    const out: number[] = [];
    if (newly.length === 0 && !settled) {
      // B.3 and T
      const low = hopeful()
        .map((n) => v[n] ?? 0n)
        .reduce((a, b) => (a < b ? a : b));
      const tied = hopeful().filter((n) => (v[n] ?? 0n) <= low + s);
      const goes = lot.findLast((n) => tied.includes(n)) as number;
      state[goes] = 'defeated';
      kf[goes] = 0n;
      out.push(goes);
    }
    const over = elected().length === seats || elected().length + hopeful().length <= seats;
    if (over && elected().length < seats) newly.push(...hopeful());
    const round = { iterations, totals: v, nowhere, quota: q, keep: used };
    rounds.push({ ...round, elected: newly.toSorted((a, b) => a - b), excluded: out });
    if (over) return rounds;
  }
}
