import { assert } from '@teller/basics';
import type { Hall } from '../hall.ts';
import { roundedUp, sumOf } from '../decimal.ts';
import { Paper, worthOf } from '../paper.ts';
import type { Sheet } from '../table.ts';

/** One vote, in hundredths [5.1.6, 5.3.7]. */
export const one = 100n;

/** The papers of the count: for each candidate the batches received, in that order. */
export class Batches {
  readonly sheets: Sheet[] = [];
  quota: bigint;
  readonly #hall: Hall;
  readonly #held: Paper[][][];
  readonly #aside: Paper[] = [];
  /** A transferred surplus leaves the quota with whoever had it, whatever papers still lie there. */
  readonly #settled = new Map<number, bigint>();
  /** What of a surplus went on to nobody: with papers that have no next preference, and with no paper. */
  #away = 0n;
  #lost = 0n;
  /** Stages as they are numbered on paper, where one may have several parts. */
  #stage = 1;

  /** 5.1.2 to 5.1.6 */
  constructor(hall: Hall) {
    this.#hall = hall;
    this.#held = hall.names.map(() => []);
    this.quota = this.#quotaOf(BigInt(hall.papers.length) * one);
    this.#deal(
      hall.papers.map((order) => new Paper(order, one)),
      one,
    );
    this.#note({ action: 'first-preferences' });
  }

  readonly votes = (n: number): bigint => this.latest().votes[n] ?? 0n;

  readonly surplus = (n: number): bigint =>
    this.votes(n) > this.quota ? this.votes(n) - this.quota : 0n;

  latest(): Sheet {
    const sheet = this.sheets.at(-1);
    assert(sheet !== undefined, 'the first stage has been counted');
    return sheet;
  }

  /** 6.20: all votes but those that nobody has and those that stay with the elected. */
  active(): bigint {
    const { names, places } = this.#hall;
    const elected = new Set(places.elected);
    return sumOf(names.map((n) => (elected.has(n) ? this.surplus(n) : this.votes(n))));
  }

  /** They are out from now on; their papers still lie with them. */
  exclude(out: readonly number[]): void {
    for (const n of out) {
      this.#hall.places.exclude(n);
      this.latest().excluded.push(n);
    }
  }

  /** 5.4.1, 5.4.2: the values of the papers of all who are out, highest first. */
  valuesOf(out: readonly number[]): readonly bigint[] {
    const values = new Set(this.#papersOf(out).map(({ value }) => value));
    return [...values].sort((a, b) => (a < b ? 1 : -1));
  }

  /** 5.4: their papers of one value move on together. */
  transfer(out: readonly number[], value: bigint, part: number, parts: number): void {
    const moving = this.#papersOf(out).filter((paper) => paper.value === value);
    for (const n of out)
      this.#held[n] = (this.#held[n] ?? []).map((batch) =>
        batch.filter((paper) => paper.value !== value),
      );
    this.#aside.push(...this.#deal(moving, value));
    if (part === 1) this.#stage++;
    this.#requota();
    this.#note({ action: 'exclusion', movers: out, batch: { value, part, parts } });
  }

  /** The stage of those who have no papers. */
  transferNothing(out: readonly number[]): void {
    this.#stage++;
    this.#note({ action: 'exclusion', movers: out });
  }

  /** 5.3 */
  transferSurplus(n: number, over: readonly number[]): void {
    const surplus = this.surplus(n);
    const batch = this.#held[n]?.at(-1) ?? []; // 5.3.1, 5.3.2
    const present = batch[0]?.value ?? 0n;
    const carriers = BigInt(batch.filter((paper) => paper.canMoveOn(this.#isOpen)).length);
    // 5.3.7: never above the present value
    const isCut = present * carriers > surplus;
    const value = isCut ? surplus / carriers : present;
    const stay = this.#deal(batch, value);
    this.#held[n] = [[...stay]];
    this.#settled.set(n, this.quota);
    // 5.3.11: where the value is not cut, the papers that stay carry as much away as they are worth.
    const rest = surplus - value * carriers;
    const away = isCut ? 0n : present * BigInt(stay.length);
    this.#away += away < rest ? away : rest;
    this.#lost += away < rest ? rest - away : 0n;
    this.#stage++;
    const waiting = over.filter((other) => other !== n).sort((a, b) => a - b);
    this.#note({ action: 'surplus', movers: [n], surplus, waiting });
  }

  /** Sorts papers into batches at a value for those who are next on them; gives back the others. */
  #deal(papers: readonly Paper[], value: bigint): readonly Paper[] {
    const heaps = this.#hall.names.map((): Paper[] => []);
    const nowhere: Paper[] = [];
    for (const paper of papers) {
      const to = paper.moveOn(this.#isOpen);
      const heap = to === undefined ? undefined : heaps[to];
      if (heap !== undefined) paper.value = value;
      (heap ?? nowhere).push(paper);
    }
    for (const [n, heap] of heaps.entries()) if (heap.length > 0) this.#held[n]?.push(heap);
    return nowhere;
  }

  readonly #isOpen = (n: number): boolean => this.#hall.places.isContinuing(n);

  #papersOf(out: readonly number[]): readonly Paper[] {
    return out.flatMap((n) => (this.#held[n] ?? []).flat());
  }

  /** 5.1.6: two decimal places, the next hundredth unless that is exact. */
  #quotaOf(votes: bigint): bigint {
    return roundedUp(votes, BigInt(this.#hall.seats + 1));
  }

  /** 5.4.8: while nobody is elected, from what can still be transferred. */
  #requota(): void {
    const { places, papers } = this.#hall;
    if (places.elected.length === 0)
      this.quota = this.#quotaOf(BigInt(papers.length) * one - worthOf(this.#aside));
  }

  #note(done: Pick<Sheet, 'action' | 'movers' | 'surplus' | 'waiting' | 'batch'>): void {
    const { names, papers } = this.#hall;
    const votes = names.map((n) => this.#settled.get(n) ?? worthOf(this.#papersOf([n])));
    const aside = worthOf(this.#aside) + this.#away + this.#lost;
    assert(
      sumOf(votes) + aside === BigInt(papers.length) * one,
      'no vote is lost or made between batches',
    );
    const { part = 1, parts = 1 } = done.batch ?? {};
    const label = parts > 1 ? `${this.#stage}.${part}` : `${this.#stage}`;
    const place = `${this.sheets.length + 1}`;
    const nobody = { elected: [], lastVacancies: [], excluded: [] };
    const { quota } = this;
    this.sheets.push({
      ...done,
      ...(label === place ? {} : { label }),
      quota,
      votes,
      aside,
      lost: this.#lost,
      ...nobody,
    });
  }
}
