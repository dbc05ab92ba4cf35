import { assert } from '@teller/basics';
import { transcriptOf, type Contest } from '../../contest.ts';
import { inOrderOfVotes } from '../../ties.ts';
import type {
  Election,
  ReservedPlaces,
  Stage,
  Standing,
  Told,
  Transcript,
} from '../../transcript.ts';
import { minus, noVotes, of, plus, sum, wholeShare, worth, type Votes } from '../../votes.ts';
import { one, places } from './keep.ts';
import { PaperTree } from './paper-tree.ts';

/** What a stage came to. */
export type Outcome = Pick<Stage, 'action' | 'elected' | 'excluded'> &
  Told & { readonly quota: Votes };

/**
 * The books of a Meek count: the papers, the keep values, who is where, what happened. They never decide
 * anything. Whenever the papers have been shared out, the column must add up.
 */
export class Books {
  readonly #contest: Contest;
  readonly #tree: PaperTree;
  readonly #papers: number;
  readonly #valid: number;
  readonly #standing: Standing[];
  readonly #keep: Votes[];
  readonly #stages: Stage[] = [];
  /** Decided on since the papers were last shared out; the tree hears of it when they next are. */
  #undone: { readonly candidate: number; readonly is: 'elected' | 'excluded' }[] = [];
  /** The keep values by which the papers were last shared out, and what came of it. */
  #keptBy: readonly Votes[] = [];
  #totals: readonly Votes[] = [];
  #exhausted: Votes = noVotes;

  /** [A] */
  constructor(contest: Contest) {
    const { candidates, groups, withdrawn } = contest;
    this.#contest = contest;
    this.#standing = candidates.map(() => 'continuing');
    this.#keep = candidates.map(() => one);
    for (const candidate of withdrawn) {
      this.#standing[candidate] = 'withdrawn';
      this.#keep[candidate] = noVotes;
    }
    this.#tree = new PaperTree(candidates.length, groups, withdrawn);
    this.#papers = groups.reduce((all, { papers }) => all + papers, 0);
    this.#valid = this.#papers - this.#tree.takeEmpty();
  }

  /** Number of the stage that is under way, from 1. */
  get stage(): number {
    return this.#stages.length + 1;
  }

  /** Candidates neither elected nor excluded, by number: the rule calls them hopeful. */
  get continuing(): readonly number[] {
    return this.#all('continuing');
  }

  get elected(): readonly number[] {
    return this.#all('elected');
  }

  isContinuing(candidate: number): boolean {
    return this.#standing[candidate] === 'continuing';
  }

  isElected(candidate: number): boolean {
    return this.#standing[candidate] === 'elected';
  }

  votesOf(candidate: number): Votes {
    return of(this.#totals, candidate);
  }

  /** Votes with candidates, elected or hopeful. */
  get active(): Votes {
    return sum(this.#totals);
  }

  /** Shares out all papers at the present keep values. */
  distribute(): void {
    for (const { candidate, is } of this.#undone) {
      if (is === 'elected') this.#tree.elect(candidate);
      else this.#tree.exclude(candidate);
    }
    this.#undone = [];
    this.#keptBy = [...this.#keep];
    const { votes, exhausted } = this.#tree.distribute(this.#keep);
    this.#totals = votes;
    this.#exhausted = exhausted;
    assert(
      plus(sum(votes), exhausted) === worth(this.#valid, one),
      'the column of a stage sums to the valid papers',
    );
  }

  keepOf(candidate: number): Votes {
    return of(this.#keep, candidate);
  }

  setKeep(candidate: number, keep: Votes): void {
    this.#keep[candidate] = keep;
  }

  /** Deems candidates elected. */
  elect(candidates: readonly number[], reason: Election['reason'], paragraph: string): Election[] {
    const history = [...this.#stages.map(({ totals }) => totals), this.#totals];
    const inOrder = inOrderOfVotes(candidates, history);
    for (const candidate of inOrder) this.#decide(candidate, 'elected');
    return inOrder.map((candidate) => ({ candidate, reason, paragraph }));
  }

  /** Excludes a candidate: keep value 0. */
  exclude(candidate: number): void {
    this.#decide(candidate, 'excluded');
    this.#keep[candidate] = noVotes;
  }

  /** Ends the stage. */
  close(outcome: Outcome): void {
    const before = this.#stages.at(-1);
    const totals = this.#totals;
    this.#stages.push({
      number: this.stage,
      ...outcome,
      keepValues: this.#keptBy,
      transfer: before === undefined ? this.#firstPreferences() : this.#redistributed(before),
      totals,
      changes: totals.map((votes, c) => minus(votes, before?.totals[c] ?? noVotes)),
      nonTransferable: this.#exhausted,
      roundingLoss: noVotes,
      standing: [...this.#standing],
    });
  }

  finish(source: string, reserved: ReservedPlaces | undefined): Transcript {
    return {
      ...transcriptOf(this.#contest, this.#papers, this.#valid, this.#stages),
      source,
      places,
      quota: this.#stages.at(-1)?.quota ?? noVotes,
      ...(reserved === undefined ? {} : { reserved }),
    };
  }

  #decide(candidate: number, is: 'elected' | 'excluded'): void {
    assert(this.#standing[candidate] === 'continuing', 'only a hopeful candidate is decided on');
    this.#standing[candidate] = is;
    this.#undone.push({ candidate, is });
  }

  #all(standing: Standing): readonly number[] {
    return [...this.#standing.keys()].filter((c) => this.#standing[c] === standing);
  }

  #firstPreferences(): Stage['transfer'] {
    const to = this.#totals
      .map((votes, candidate) => ({ candidate, papers: wholeShare(votes, one), votes }))
      .filter(({ papers }) => papers > 0);
    const nonTransferable = { papers: 0, votes: noVotes };
    const parcel = { received: one, value: one, papers: this.#valid, to, nonTransferable };
    return { parcels: [parcel], nonTransferable, roundingLoss: noVotes };
  }

  /** Parts of papers have become exhausted, not papers: none is counted here. */
  #redistributed(before: Stage): Stage['transfer'] {
    const votes = minus(this.#exhausted, before.nonTransferable);
    return { parcels: [], nonTransferable: { papers: 0, votes }, roundingLoss: noVotes };
  }
}
