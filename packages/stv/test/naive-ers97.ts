/**
 * A second count by ERS97, written from the words of sections 5 and 6 and sharing nothing with src/: every
 * paper is an object that lies in a bundle with the value it has there, a candidate's vote is added up
 * from the bundles whenever it is asked for, and votes are bigints of hundredths. Slow on purpose.
 */
const vote = 100n;

interface Paper {
  readonly order: readonly number[];
}

/** Papers received together: a batch [6.1]. */
interface Bundle {
  readonly value: bigint;
  readonly papers: readonly Paper[];
}

export interface NaiveErs97Stage {
  readonly did: string;
  readonly totals: readonly bigint[];
  readonly nowhere: bigint;
  readonly quota: bigint;
  readonly elected: readonly number[];
  readonly excluded: readonly number[];
}

const add = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);
const worth = ({ value, papers }: Bundle) => value * BigInt(papers.length);
const roundedUp = (a: bigint, b: bigint) => (a % b === 0n ? a / b : a / b + 1n);
const by = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

export function naiveErs97(
  papersHandedIn: readonly (readonly number[])[],
  howMany: number,
  seats: number,
  withdrawn: readonly number[],
  lot: readonly number[],
): readonly NaiveErs97Stage[] {
  const everybody = [...Array(howMany).keys()];
  const gone = new Set(withdrawn);
  const winners: number[] = [];
  const bundles = everybody.map((): Bundle[] => []);
  // A transferred surplus leaves the quota with the winner, whatever the papers left there say.
  const settled = new Map<number, bigint>();
  let nowhere = 0n;
  const hopeful = () => everybody.filter((n) => !gone.has(n) && !winners.includes(n));
  const wanted = (paper: Paper) => paper.order.find((n) => hopeful().includes(n));
  const voteOf = (n: number) => settled.get(n) ?? add((bundles[n] ?? []).map(worth));

  /** Sorts papers into bundles of a value for those who are next on them; gives back the others. */
  const sortInto = (papers: readonly Paper[], value: bigint): readonly Paper[] => {
    const heaps = new Map<number | undefined, Paper[]>();
    for (const paper of papers) {
      const to = wanted(paper);
      heaps.set(to, [...(heaps.get(to) ?? []), paper]);
    }
    for (const [to, heap] of heaps) {
      if (to !== undefined) bundles[to]?.push({ value, papers: heap });
    }
    return heaps.get(undefined) ?? [];
  };

  // 5.1.2
  const all = papersHandedIn.map((order) => ({ order }));
  const invalid = sortInto(all, vote);
  const valid = BigInt(all.length - invalid.length) * vote;
  const places = () => BigInt(seats - winners.length);
  // 5.1.6
  let quota = roundedUp(valid, BigInt(seats + 1));

  const stages: {
    did: string;
    totals: bigint[];
    nowhere: bigint;
    quota: bigint;
    elected: number[];
    excluded: number[];
  }[] = [];
  const note = (did: string) => {
    stages.push({ did, totals: everybody.map(voteOf), nowhere, quota, elected: [], excluded: [] });
  };
  const now = () => stages.at(-1) as (typeof stages)[number];
  const win = (n: number) => {
    winners.push(n);
    now().elected.push(n);
  };
  const throwOut = (n: number) => {
    gone.add(n);
    now().excluded.push(n);
  };

  /** Compares two candidates at the earliest point where they were unequal; 0 if never. */
  const earliest = (a: number, b: number): number => {
    const point = stages.find(({ totals }) => totals[a] !== totals[b]);
    return point === undefined ? 0 : by(point.totals[a] ?? 0n, point.totals[b] ?? 0n);
  };
  // 6.20: those still in, and whatever waits: surpluses, and papers of the excluded.
  const active = () =>
    add(
      everybody.map((n) => {
        if (!winners.includes(n)) return voteOf(n);
        return voteOf(n) > quota ? voteOf(n) - quota : 0n;
      }),
    );

  // 5.1.7, 5.3.13, 5.4.9 with 5.6.2
  const electWhoHasEnough = () => {
    for (;;) {
      const enough = (n: number) =>
        voteOf(n) > 0n && (voteOf(n) >= quota || voteOf(n) * (places() + 1n) >= active());
      const able = hopeful().filter(enough);
      const top = able.map(voteOf).sort(by).at(-1);
      const highest = able.filter((n) => voteOf(n) === top);
      if (places() === 0n || highest.length === 0) return;
      const ahead = highest.filter((n) => highest.every((other) => earliest(n, other) >= 0));
      if (BigInt(ahead.length) > places()) return;
      for (const n of ahead) win(n);
    }
  };
  const lowestFirst = () => hopeful().sort((a, b) => by(voteOf(a), voteOf(b)));
  const surplusOf = (n: number) => (voteOf(n) > quota ? voteOf(n) - quota : 0n);

  // 5.2.5: the largest number who may go together, or none.
  const together = (waiting: bigint): number => {
    const low = lowestFirst();
    const could = low
      .map((_, i) => i + 1)
      .filter((number) => {
        if (BigInt(low.length - number) < places()) return false;
        const theirs = add(low.slice(0, number).map(voteOf));
        const next = low[number];
        return next !== undefined && theirs + waiting <= voteOf(next);
      });
    return Math.max(0, ...could);
  };
  /** The last of those wanted, one by one: fewest votes, then earliest difference, then lot. */
  const pickLowest = (number: number): number[] => {
    const picked: number[] = [];
    while (picked.length < number) {
      const rest = lowestFirst().filter((n) => !picked.includes(n));
      const level = rest.filter((n) => voteOf(n) === voteOf(rest[0] as number));
      const behind = level.filter((n) => level.every((other) => earliest(n, other) <= 0));
      picked.push(behind.sort((a, b) => lot.indexOf(b) - lot.indexOf(a))[0] as number);
    }
    return picked;
  };

  const transfer = (n: number) => {
    const surplus = surplusOf(n);
    // 5.3.1, 5.3.2
    const batch = bundles[n]?.at(-1) as Bundle;
    const movable = batch.papers.filter((paper) => wanted(paper) !== undefined);
    // 5.3.7
    const carried = batch.value * BigInt(movable.length);
    const value = carried > surplus ? surplus / BigInt(movable.length) : batch.value;
    sortInto(movable, value);
    settled.set(n, quota);
    nowhere += surplus - value * BigInt(movable.length);
    note(`surplus ${n}`);
    electWhoHasEnough();
  };

  const exclude = (out: readonly number[]) => {
    for (const n of out) throwOut(n);
    const values = [...new Set(out.flatMap((n) => (bundles[n] ?? []).map(({ value }) => value)))];
    const who = [...out].sort((a, b) => a - b).join(' ');
    if (values.length === 0) {
      note(`exclusion ${who}`);
      electWhoHasEnough();
    }
    // 5.4.1, 5.4.2, 5.4.11
    for (const value of values.sort(by).toReversed()) {
      const moving = out.flatMap((n) =>
        (bundles[n] ?? []).filter((b) => b.value === value).flatMap((b) => b.papers),
      );
      for (const n of out) bundles[n] = (bundles[n] ?? []).filter((b) => b.value !== value);
      nowhere += BigInt(sortInto(moving, value).length) * value;
      // 5.4.8
      if (winners.length === 0) quota = roundedUp(valid - nowhere, BigInt(seats + 1));
      note(`exclusion ${who}`);
      electWhoHasEnough();
      if (places() === 0n) return;
    }
  };

  note('first');
  electWhoHasEnough();
  while (places() > 0n) {
    if (BigInt(hopeful().length) <= places()) {
      for (const n of hopeful()) win(n);
      break;
    }
    const waiting = add(winners.map(surplusOf));
    const number = together(waiting);
    // 5.2.2
    if (waiting > 0n && number === 0) {
      const largest = winners.map(surplusOf).sort(by).at(-1);
      const equal = winners.filter((n) => surplusOf(n) === largest);
      // 5.2.3
      const ahead = equal.filter((n) => equal.every((other) => earliest(n, other) >= 0));
      transfer(ahead.sort((a, b) => lot.indexOf(a) - lot.indexOf(b))[0] as number);
      continue;
    }
    const out = pickLowest(number);
    // 5.5.1
    if (BigInt(hopeful().length - out.length) === places()) {
      for (const n of out) throwOut(n);
      for (const n of hopeful()) win(n);
      break;
    }
    exclude(out);
  }
  // 5.5.2
  for (const n of hopeful()) throwOut(n);
  return stages;
}
