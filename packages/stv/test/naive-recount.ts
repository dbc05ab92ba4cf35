/**
 * A second count, written from the words of SSI 2011/399 Schedule 1 rules 46-53 and sharing nothing with
 * src/: every paper is an object of its own that is carried from parcel to parcel, votes are bigints of
 * 1/100000, and nothing is merged or remembered that can be added up again. Slow on purpose.
 */
const vote = 100000n;

interface Paper {
  readonly order: readonly number[];
  value: bigint;
}

export interface NaiveStage {
  readonly did: string;
  readonly totals: readonly bigint[];
  readonly nowhere: bigint;
  readonly elected: readonly number[];
  readonly excluded: readonly number[];
}

export interface NaiveCount {
  readonly quota: bigint;
  readonly stages: readonly NaiveStage[];
}

export function naiveRecount(
  papersHandedIn: readonly (readonly number[])[],
  howMany: number,
  seats: number,
  withdrawn: readonly number[],
  lot: readonly number[],
): NaiveCount {
  const names = [...Array(howMany).keys()];
  const out = new Set(withdrawn);
  const in_ = new Set<number>();
  const continuing = () => names.filter((n) => !out.has(n) && !in_.has(n));
  const next = (paper: Paper, holder?: number) => {
    const rest =
      holder === undefined ? paper.order : paper.order.slice(paper.order.indexOf(holder) + 1);
    return rest.find((n) => continuing().includes(n));
  };

  // Rule 46
  const parcels = names.map((): Paper[] => []);
  let valid = 0n;
  for (const order of papersHandedIn) {
    const paper = { order, value: vote };
    const first = next(paper);
    if (first === undefined) continue;
    parcels[first]?.push(paper);
    valid += 1n;
  }
  // Rule 47
  const quota = (valid / BigInt(seats + 1) + 1n) * vote;

  // Once a surplus is transferred, the quota itself is all that stays with a candidate.
  const settled = new Set<number>();
  const votesOf = (n: number) =>
    settled.has(n) ? quota : (parcels[n] ?? []).reduce((all, paper) => all + paper.value, 0n);
  const stages: {
    did: string;
    totals: bigint[];
    nowhere: bigint;
    elected: number[];
    excluded: number[];
  }[] = [];
  const note = (did: string) => {
    const totals = names.map(votesOf);
    const nowhere = valid * vote - totals.reduce((a, b) => a + b, 0n);
    stages.push({ did, totals, nowhere, elected: [], excluded: [] });
  };
  const pick = (equal: number[], want: 'most' | 'fewest'): number => {
    let pool = equal;
    for (const { totals } of stages.toReversed().slice(1)) {
      const had = pool.map((n) => totals[n] ?? 0n).sort((a, b) => (a < b ? -1 : 1));
      const wanted = want === 'most' ? had.at(-1) : had[0];
      pool = pool.filter((n) => totals[n] === wanted);
    }
    const drawn = lot.filter((n) => pool.includes(n));
    return (pool.length === 1 ? pool[0] : want === 'most' ? drawn[0] : drawn.at(-1)) as number;
  };
  const carry = (from: number, value: (paper: Paper) => bigint) => {
    const moving = parcels[from] ?? [];
    parcels[from] = [];
    for (const paper of moving) {
      const to = next(paper, from);
      paper.value = value(paper);
      if (to !== undefined) parcels[to]?.push(paper);
    }
  };

  note('first');
  for (;;) {
    const stage = stages.at(-1) as (typeof stages)[number];
    // Rule 48
    for (const n of continuing()) if (votesOf(n) >= quota) stage.elected.push(n);
    for (const n of stage.elected) in_.add(n);
    // Rule 53
    if (continuing().length <= seats - in_.size) {
      for (const n of continuing()) {
        stage.elected.push(n);
        in_.add(n);
      }
    }
    if (in_.size === seats || continuing().length === 0) return { quota, stages };
    const over = [...in_].filter((n) => votesOf(n) > quota);
    if (over.length > 0) {
      // Rules 49 and 50
      const top = over.map(votesOf).reduce((a, b) => (a > b ? a : b));
      const who = pick(
        over.filter((n) => votesOf(n) === top),
        'most',
      );
      settled.add(who);
      carry(who, (paper) => ((top - quota) * paper.value) / top);
      note(`surplus ${who}`);
    } else {
      // Rules 51 and 52
      const low = continuing()
        .map(votesOf)
        .reduce((a, b) => (a < b ? a : b));
      const who = pick(
        continuing().filter((n) => votesOf(n) === low),
        'fewest',
      );
      out.add(who);
      stage.excluded.push(who);
      carry(who, (paper) => paper.value);
      note(`exclusion ${who}`);
    }
  }
}
