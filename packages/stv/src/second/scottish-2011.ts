/**
 * A second count by SSI 2011/399 Schedule 1 rules 46-53, written from the words of the rules and sharing
 * nothing with the first counter. Every paper is an object of its own that is carried from parcel to
 * parcel; votes are bigints; equal papers are never merged; and every total is added up again from the
 * papers that lie there. Slow on purpose: what it has instead of speed is that there is little to get
 * wrong.
 */
import { assert, err, ok, type Result } from '@teller/basics';
import { Paper, worthOf } from './paper.ts';
import type { CountTable, StageTable } from './table.ts';

/** One vote, in hundred-thousandths: values have five decimal places [49(3)]. */
const vote = 100_000n;

/** The rules that are counted a second time; `av` is the Scottish rule with one seat. */
export type SecondRule = 'scottish-2011' | 'av';

export function hasSecondCounter(rule: string): rule is SecondRule {
  return rule === 'scottish-2011' || rule === 'av';
}

export interface SecondInput {
  readonly rule: SecondRule;
  readonly seats: number;
  /** How many candidates are on the ballot paper. */
  readonly candidates: number;
  /** Every paper by itself: candidates from 0, first preference first. */
  readonly papers: Iterable<readonly number[]>;
  readonly withdrawn?: readonly number[];
  /** Candidates in the order drawn by lot: the first drawn wins. */
  readonly lot?: readonly number[];
}

export type SecondRefusal =
  | { readonly reason: 'bad-election' | 'bad-papers' }
  | { readonly reason: 'lot-needed'; readonly candidates: readonly number[] };

/** The state of things after a stage, votes as bigints and candidates from 0. */
interface Sheet {
  readonly action: StageTable['action'];
  readonly mover?: number;
  readonly votes: readonly bigint[];
  readonly aside: bigint;
  readonly lost: bigint;
  readonly elected: number[];
  readonly excluded: number[];
}

/** Counts every paper by itself. The result can be held against `countJson` with `compareCounts`. */
export function countAgain(input: SecondInput): Result<CountTable, SecondRefusal> {
  const { rule, seats, candidates, withdrawn = [] } = input;
  if (seats < 1 || candidates < 1 || (rule === 'av' && seats !== 1))
    return err({ reason: 'bad-election' });
  const table = new Table(candidates, withdrawn);
  if (!table.firstStage(input.papers)) return err({ reason: 'bad-papers' });

  // 47: the valid papers divided by one more than the seats, and one added, any fraction ignored.
  const quota = (table.valid / BigInt(seats + 1) + 1n) * vote;
  const elected: number[] = [];

  for (;;) {
    const sheet = table.latest();
    // 48(1): whoever has the quota is deemed elected. 53: so is everybody left when there are no more
    // of them than vacancies, and then nothing more is transferred.
    const reached = table.continuing().filter((n) => table.votes(n) >= quota);
    const others = table.continuing().filter((n) => table.votes(n) < quota);
    if (others.length <= seats - elected.length - reached.length) reached.push(...others.splice(0));
    for (const n of inOrder(reached, table.sheets)) {
      table.elect(n);
      sheet.elected.push(n);
      elected.push(n);
    }
    if (elected.length >= seats || others.length === 0) break;

    const over = elected.filter((n) => table.votes(n) > quota);
    const wanted = over.length > 0 ? 'most' : 'fewest';
    const chosen = choose(over.length > 0 ? over : others, wanted, table.sheets, input.lot);
    if (!chosen.ok) return chosen;
    if (wanted === 'most') table.transferSurplus(chosen.value, quota);
    else table.exclude(chosen.value);
  }
  return ok(table.result(quota, seats, elected));
}

/** The counting table: a parcel before each candidate, and one for papers that nobody gets. */
class Table {
  readonly sheets: Sheet[] = [];
  valid = 0n;
  readonly #names: readonly number[];
  readonly #parcels: Paper[][];
  readonly #standing: Set<number>;
  readonly #aside: Paper[] = [];
  /** What stays with those whose surplus has been transferred: the quota, whatever papers are left. */
  readonly #settled = new Map<number, bigint>();
  #lost = 0n;
  #withoutPreference = 0;

  constructor(candidates: number, withdrawn: readonly number[]) {
    this.#names = [...Array(candidates).keys()];
    this.#parcels = this.#names.map(() => []);
    this.#standing = new Set(this.#names.filter((n) => !withdrawn.includes(n)));
  }

  continuing(): readonly number[] {
    return [...this.#standing];
  }

  votes(n: number): bigint {
    return this.latest().votes[n] ?? 0n;
  }

  latest(): Sheet {
    const sheet = this.sheets.at(-1);
    assert(sheet !== undefined, 'the first stage has been counted');
    return sheet;
  }

  /** 46: papers go to the candidate of their first preference. False: a paper is not one. */
  firstStage(papers: Iterable<readonly number[]>): boolean {
    for (const order of papers) {
      if (new Set(order).size !== order.length) return false;
      if (order.some((n) => this.#names[n] === undefined)) return false;
      const paper = new Paper(order, vote);
      const first = paper.moveOn(this.#standing);
      if (first === undefined) this.#withoutPreference++;
      else {
        this.#parcels[first]?.push(paper);
        this.valid += 1n;
      }
    }
    this.#note('first-preferences');
    return true;
  }

  elect(n: number): void {
    this.#standing.delete(n);
  }

  /** 49: every paper of the candidate moves on, at the surplus × its value ÷ the candidate's votes. */
  transferSurplus(n: number, quota: bigint): void {
    const votes = this.votes(n);
    const surplus = votes - quota;
    this.#settled.set(n, quota);
    const moved = this.#carry(n, (paper) => (surplus * paper.value) / votes);
    this.#lost += surplus - moved;
    this.#note('surplus', n);
  }

  /** 51 and 52: every paper of the candidate moves on at the value it has. */
  exclude(n: number): void {
    this.#standing.delete(n);
    this.latest().excluded.push(n);
    this.#carry(n, (paper) => paper.value);
    this.#note('exclusion', n);
  }

  result(quota: bigint, seats: number, elected: readonly number[]): CountTable {
    return {
      valid: Number(this.valid),
      withoutPreference: this.#withoutPreference,
      quota: decimal(quota),
      stages: this.sheets.map(asTable),
      elected: elected.map(numbered),
      unfilled: seats - elected.length,
    };
  }

  /** Gives what the papers moved are worth now. */
  #carry(from: number, value: (paper: Paper) => bigint): bigint {
    const moving = this.#parcels[from] ?? [];
    this.#parcels[from] = [];
    for (const paper of moving) {
      paper.value = value(paper);
      const to = paper.moveOn(this.#standing);
      ((to === undefined ? undefined : this.#parcels[to]) ?? this.#aside).push(paper);
    }
    return worthOf(moving);
  }

  #note(action: StageTable['action'], mover?: number): void {
    const votes = this.#parcels.map((parcel, n) => this.#settled.get(n) ?? worthOf(parcel));
    const aside = worthOf(this.#aside) + this.#lost;
    const all = votes.reduce((a, b) => a + b, aside);
    assert(all === this.valid * vote, 'no vote is lost or made between parcels');
    this.sheets.push({
      action,
      ...(mover === undefined ? {} : { mover }),
      votes,
      aside,
      lost: this.#lost,
      elected: [],
      excluded: [],
    });
  }
}

/**
 * 50(1) the largest surplus, 51(1) the fewest votes. Where several are equal, the most recent earlier
 * stage at which they were not decides [50(2), 52(2)(a)], and again among those still equal; where there is
 * none, the lot [50(3), 52(2)(b)].
 */
function choose(
  among: readonly number[],
  wanted: 'most' | 'fewest',
  sheets: readonly Sheet[],
  lot: readonly number[] | undefined,
): Result<number, SecondRefusal> {
  let pool = among;
  for (const { votes } of sheets.toReversed()) {
    const had = pool.map((n) => votes[n] ?? 0n);
    const best = had.reduce((a, b) => ((wanted === 'most' ? a > b : a < b) ? a : b));
    pool = pool.filter((n) => votes[n] === best);
    if (pool.length === 1) break;
  }
  const drawn = pool.length === 1 ? pool : (lot ?? []).filter((n) => pool.includes(n));
  const chosen = wanted === 'most' ? drawn.at(0) : drawn.at(-1);
  if (chosen === undefined || drawn.length < pool.length)
    return err({ reason: 'lot-needed', candidates: pool.toSorted((a, b) => a - b) });
  return ok(chosen);
}

/**
 * Those elected at one stage: most votes first; equals by the most recent earlier stage that tells them
 * apart, else as on the ballot paper. The rules leave this order open; nothing in the count follows from it.
 */
function inOrder(elected: readonly number[], sheets: readonly Sheet[]): readonly number[] {
  return elected.toSorted((a, b) => {
    for (const { votes } of sheets.toReversed()) {
      const ahead = (votes[b] ?? 0n) - (votes[a] ?? 0n);
      if (ahead !== 0n) return ahead > 0n ? 1 : -1;
    }
    return a - b;
  });
}

function asTable(sheet: Sheet): StageTable {
  return {
    action: sheet.action,
    ...(sheet.mover === undefined ? {} : { candidate: numbered(sheet.mover) }),
    totals: Object.fromEntries(sheet.votes.map((votes, n) => [numbered(n), decimal(votes)])),
    nonTransferable: decimal(sheet.aside),
    roundingLoss: decimal(sheet.lost),
    elected: sheet.elected.map(numbered),
    excluded: sheet.excluded.map(numbered),
  };
}

function numbered(n: number): number {
  return n + 1;
}

/** Five places, trailing zeros left out. No vote is ever negative. */
function decimal(votes: bigint): string {
  const [whole, places] = [votes / vote, votes % vote];
  return places === 0n ? `${whole}` : `${whole}.${`${places + vote}`.slice(1).replace(/0+$/, '')}`;
}
