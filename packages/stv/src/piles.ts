import { assert, err, ok, type Result } from '@teller/basics';
import type { PaperGroup } from './papers.ts';
import type { Parcel } from './transcript.ts';
import { maxPapers, noVotes, oneVote, valueAt, worth, type Votes } from './votes.ts';

export interface BadPapers {
  readonly reason: 'bad-papers' | 'too-many-papers';
  /** Index of the group at fault. */
  readonly group: number;
}

/** Papers of one value that are moved together. */
export interface Batch {
  readonly value: Votes;
  /** The groups of equal papers in it. */
  readonly groups: readonly number[];
  /** On whose piles how many of the papers lie. */
  readonly from: readonly { readonly candidate: number; readonly papers: number }[];
}

/**
 * The papers on the counting table: each group of equal papers lies on one candidate's pile, or has been
 * put aside. Preferences follow one another in one flat array, so that half a million different
 * papers stay small and quick.
 */
export class Piles {
  readonly #candidates: number;
  readonly #preferences: Uint16Array;
  /** Per group: where in #preferences to look for the next preference, and where to stop. */
  readonly #next: Uint32Array;
  readonly #end: Uint32Array;
  readonly #papers: Uint32Array;
  /** Per group: value of one paper as received by the candidate who has it. */
  readonly #value: Uint32Array;
  readonly #piles: number[][];
  /** Per candidate: where on the pile the papers begin that were received last. */
  readonly #last: Uint32Array;

  private constructor(candidates: number, groups: readonly PaperGroup[], length: number) {
    this.#candidates = candidates;
    this.#preferences = new Uint16Array(length);
    this.#next = new Uint32Array(groups.length);
    this.#end = new Uint32Array(groups.length);
    this.#papers = new Uint32Array(groups.length);
    this.#value = new Uint32Array(groups.length);
    this.#piles = Array.from({ length: candidates }, () => []);
    this.#last = new Uint32Array(candidates);
  }

  /** Lays out the papers, or says which group is not a list of different candidates. */
  static lay(candidates: number, groups: readonly PaperGroup[]): Result<Piles, BadPapers> {
    let length = 0;
    for (const group of groups) length += group.preferences.length;
    const piles = new Piles(candidates, groups, length);
    const seenIn = new Int32Array(candidates).fill(-1);
    let at = 0;
    let total = 0;
    for (let g = 0; g < groups.length; g++) {
      const { preferences, papers } = groups[g] as PaperGroup;
      if (!Number.isInteger(papers) || papers < 1) return err({ reason: 'bad-papers', group: g });
      total += papers;
      if (total > maxPapers) return err({ reason: 'too-many-papers', group: g });
      piles.#papers[g] = papers;
      piles.#next[g] = at;
      for (const candidate of preferences) {
        // A number that isn't an index reads as undefined here.
        const seen = seenIn[candidate];
        if (seen === undefined || seen === g) return err({ reason: 'bad-papers', group: g });
        seenIn[candidate] = g;
        piles.#preferences[at++] = candidate;
      }
      piles.#end[g] = at;
    }
    return ok(piles);
  }

  /** Sorts every paper to its first preference among those standing; the rest is `nonTransferable`. */
  deal(standing: (candidate: number) => boolean, one: Votes = oneVote): Parcel {
    this.#value.fill(one);
    return this.moveBatch(Array.from(this.#papers.keys()), one, standing);
  }

  /**
   * Moves all papers of a candidate on: each group to its next available preference at the value that
   * `passOn` gives for the value at which it was received, or aside when there is none.
   */
  transfer(
    from: number,
    passOn: (received: Votes) => Votes,
    continuing: (candidate: number) => boolean,
  ): readonly Parcel[] {
    const pile = this.#piles[from];
    assert(pile !== undefined, 'a transfer is from a candidate');
    this.#piles[from] = [];
    return this.#move(pile, passOn, continuing);
  }

  /** The papers that a candidate received last, all of one value. */
  lastBatch(candidate: number): Batch {
    const groups = (this.#piles[candidate] as number[]).slice(this.#last[candidate]);
    const value = groups[0] === undefined ? noVotes : valueAt(this.#value, groups[0]);
    return { value, groups, from: [{ candidate, papers: this.#count(groups) }] };
  }

  /** All papers of these candidates in batches of one value each, highest first. */
  batches(candidates: readonly number[]): readonly Batch[] {
    const byValue = new Map<Votes, { groups: number[]; from: Map<number, number> }>();
    for (const candidate of candidates) {
      for (const g of this.#piles[candidate] as number[]) {
        const value = valueAt(this.#value, g);
        let batch = byValue.get(value);
        if (batch === undefined) byValue.set(value, (batch = { groups: [], from: new Map() }));
        batch.groups.push(g);
        const papers = this.#papers[g] as number;
        batch.from.set(candidate, (batch.from.get(candidate) ?? 0) + papers);
      }
    }
    return [...byValue]
      .sort(([a], [b]) => b - a)
      .map(([value, { groups, from }]) => ({
        value,
        groups,
        from: [...from].map(([candidate, papers]) => ({ candidate, papers })),
      }));
  }

  /** How many papers of the batch have a next available preference. */
  countTransferable({ groups }: Batch, continuing: (candidate: number) => boolean): number {
    const open = this.#openTo(continuing);
    return this.#count(groups.filter((g) => this.#nextFor(g, open) < (this.#end[g] as number)));
  }

  /**
   * Moves the papers of these groups, all of one value, to their next available preferences at the new
   * value. Those without one stay where they are and must not be moved again.
   */
  moveBatch(
    groups: readonly number[],
    value: Votes,
    continuing: (candidate: number) => boolean,
  ): Parcel {
    const parcels = this.#move(groups, () => value, continuing);
    assert(parcels.length <= 1, 'a batch is of one value');
    return parcels[0] ?? new Tally(value, value, 0).parcel();
  }

  #count(groups: readonly number[]): number {
    return groups.reduce((all, g) => all + (this.#papers[g] as number), 0);
  }

  #openTo(continuing: (candidate: number) => boolean): Uint8Array {
    return Uint8Array.from({ length: this.#candidates }, (_, c) => (continuing(c) ? 1 : 0));
  }

  /** Where the next preference for somebody open is, or the end. */
  #nextFor(g: number, open: Uint8Array): number {
    const end = this.#end[g] as number;
    let at = this.#next[g] as number;
    while (at < end && open[this.#preferences[at] as number] === 0) at++;
    return at;
  }

  #move(
    pile: readonly number[],
    passOn: (received: Votes) => Votes,
    continuing: (candidate: number) => boolean,
  ): readonly Parcel[] {
    const open = this.#openTo(continuing);
    const heights = this.#piles.map(({ length }) => length);
    const byValue = new Map<number, Tally>();
    let tally: Tally | undefined;
    for (const g of pile) {
      const received = valueAt(this.#value, g);
      if (tally?.received !== received) {
        tally = byValue.get(received);
        if (tally === undefined) {
          tally = new Tally(received, passOn(received), this.#candidates);
          byValue.set(received, tally);
        }
      }
      const papers = this.#papers[g] as number;
      const at = this.#nextFor(g, open);
      if (at === this.#end[g]) {
        tally.aside += papers;
        continue;
      }
      const to = this.#preferences[at] as number;
      tally.to[to] = (tally.to[to] as number) + papers;
      this.#next[g] = at + 1;
      this.#value[g] = tally.value;
      (this.#piles[to] as number[]).push(g);
    }
    heights.forEach((height, c) => {
      if ((this.#piles[c] as number[]).length > height) this.#last[c] = height;
    });
    return [...byValue.values()].sort((a, b) => b.received - a.received).map((t) => t.parcel());
  }
}

/** Papers of one value, while they are being dealt out. */
class Tally {
  readonly received: Votes;
  readonly value: Votes;
  readonly to: Float64Array;
  aside = 0;

  constructor(received: Votes, value: Votes, candidates: number) {
    this.received = received;
    this.value = value;
    this.to = new Float64Array(candidates);
  }

  parcel(): Parcel {
    const portion = (papers: number) => ({ papers, votes: worth(papers, this.value) });
    const to: Parcel['to'][number][] = [];
    this.to.forEach((papers, candidate) => {
      if (papers > 0) to.push({ candidate, ...portion(papers) });
    });
    return {
      received: this.received,
      value: this.value,
      papers: to.reduce((all, { papers }) => all + papers, this.aside),
      to,
      nonTransferable: portion(this.aside),
    };
  }
}
