import { assert, err, ok, type Result } from '@teller/basics';
import type { PaperGroup } from './papers.ts';
import type { Parcel } from './transcript.ts';
import { maxPapers, oneVote, worth, type Votes } from './votes.ts';

export interface BadPapers {
  readonly reason: 'bad-papers' | 'too-many-papers';
  /** Index of the group at fault. */
  readonly group: number;
}

/**
 * The papers on the counting table: each group of equal papers lies on one candidate's pile, or has been
 * put aside. Preferences lie one behind the other in one flat array, so that half a million different
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

  private constructor(candidates: number, groups: readonly PaperGroup[], length: number) {
    this.#candidates = candidates;
    this.#preferences = new Uint16Array(length);
    this.#next = new Uint32Array(groups.length);
    this.#end = new Uint32Array(groups.length);
    this.#papers = new Uint32Array(groups.length);
    this.#value = new Uint32Array(groups.length).fill(oneVote);
    this.#piles = Array.from({ length: candidates }, () => []);
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
        // A number that is no index reads as undefined here.
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
  deal(standing: (candidate: number) => boolean): Parcel {
    const all = Array.from(this.#papers.keys());
    const parcels = this.#move(all, () => oneVote, standing);
    return parcels[0] ?? empty;
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

  #move(
    pile: readonly number[],
    passOn: (received: Votes) => Votes,
    continuing: (candidate: number) => boolean,
  ): readonly Parcel[] {
    const open = Uint8Array.from({ length: this.#candidates }, (_, c) => (continuing(c) ? 1 : 0));
    const byValue = new Map<number, Tally>();
    let tally: Tally | undefined;
    for (const g of pile) {
      const received = this.#value[g] as Votes;
      if (tally?.received !== received) {
        tally = byValue.get(received);
        if (tally === undefined) {
          tally = new Tally(received, passOn(received), this.#candidates);
          byValue.set(received, tally);
        }
      }
      const papers = this.#papers[g] as number;
      const end = this.#end[g] as number;
      let at = this.#next[g] as number;
      while (at < end && open[this.#preferences[at] as number] === 0) at++;
      if (at === end) {
        tally.aside += papers;
        continue;
      }
      const to = this.#preferences[at] as number;
      tally.to[to] = (tally.to[to] as number) + papers;
      this.#next[g] = at + 1;
      this.#value[g] = tally.value;
      (this.#piles[to] as number[]).push(g);
    }
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

const empty: Parcel = new Tally(oneVote, oneVote, 0).parcel();
