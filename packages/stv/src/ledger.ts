import { assert } from '@teller/basics';
import { transcriptOf, type Contest } from './contest.ts';
import type {
  Action,
  Deferral,
  Election,
  Exclusion,
  Parcel,
  Portion,
  ReservedPlaces,
  Stage,
  Standing,
  Told,
  Transcript,
} from './transcript.ts';
import { minus, noVotes, of, oneVoteWith, plus, sum, worth, type Votes } from './votes.ts';

/** The decisions with which a stage ends. */
export interface Decisions extends Told {
  readonly elected: readonly Election[];
  readonly excluded: readonly Exclusion[];
  readonly quota?: Votes;
  readonly undecided?: readonly number[];
  readonly deferred?: Deferral;
  readonly allowedTogether?: number;
}

/** What is done with papers in a stage. */
export interface Movement {
  readonly action: Action;
  /** Where the rule's own sheet numbers stages otherwise. */
  readonly label?: string;
  readonly parcels: readonly Parcel[];
  /** Who gives how many votes away. */
  readonly given: readonly { readonly candidate: number; readonly votes: Votes }[];
}

/**
 * The books of a count that moves papers by value: who has how many votes, who is where, what happened.
 * It never decides anything; a rule does. After every entry the column must add up.
 */
export class Ledger {
  readonly #contest: Contest;
  readonly #places: number | undefined;
  readonly #papers: number;
  readonly #valid: number;
  readonly #standing: Standing[];
  readonly #stages: Stage[] = [];
  readonly #history: (readonly Votes[])[];
  #open: Omit<Stage, 'elected' | 'excluded' | 'standing'>;

  /** Sorts the papers by first preference: stage 1. Votes have five places if not said otherwise. */
  constructor(contest: Contest, paragraph: string, places?: number) {
    this.#contest = contest;
    this.#places = places;
    this.#standing = contest.candidates.map((_, candidate) =>
      contest.withdrawn.includes(candidate) ? 'withdrawn' : 'continuing',
    );
    const dealt = contest.piles.deal(
      (candidate) => this.isContinuing(candidate),
      oneVoteWith(places),
    );
    const withoutPreference = dealt.nonTransferable.papers;
    this.#papers = dealt.papers;
    this.#valid = dealt.papers - withoutPreference;
    const parcel = {
      ...dealt,
      papers: this.#valid,
      nonTransferable: { papers: 0, votes: noVotes },
    };
    const totals = contest.candidates.map(() => noVotes);
    for (const { candidate, votes } of parcel.to) totals[candidate] = votes;
    this.#open = {
      number: 1,
      action: { kind: 'first-preferences', paragraph },
      transfer: {
        parcels: [parcel],
        nonTransferable: parcel.nonTransferable,
        roundingLoss: noVotes,
      },
      totals,
      changes: totals,
      nonTransferable: noVotes,
      roundingLoss: noVotes,
    };
    this.#history = [totals];
    this.#checkColumn();
  }

  get valid(): number {
    return this.#valid;
  }

  votesOf(candidate: number): Votes {
    return of(this.#open.totals, candidate);
  }

  isContinuing(candidate: number): boolean {
    return this.#standing[candidate] === 'continuing';
  }

  isElected(candidate: number): boolean {
    return this.#standing[candidate] === 'elected';
  }

  /** By candidate number. */
  get continuing(): readonly number[] {
    return [...this.#standing.keys()].filter((candidate) => this.isContinuing(candidate));
  }

  /** By candidate number. */
  get elected(): readonly number[] {
    return [...this.#standing.keys()].filter(
      (candidate) => this.#standing[candidate] === 'elected',
    );
  }

  /** Votes no longer with a candidate, after the current stage. */
  get nonTransferable(): Votes {
    return this.#open.nonTransferable;
  }

  /** Number of the current stage. */
  get number(): number {
    return this.#open.number;
  }

  /** Totals after every stage so far, the current one last. */
  get history(): readonly (readonly Votes[])[] {
    return this.#history;
  }

  setStanding(candidate: number, standing: 'elected' | 'excluded'): void {
    assert(this.isContinuing(candidate), 'only a continuing candidate is elected or excluded');
    this.#standing[candidate] = standing;
  }

  /**
   * Ends the current stage with these decisions and opens the next one: all papers of `from` move on,
   * each at the value `passOn` gives, and `from` keeps `keeps` votes.
   */
  transfer(
    decisions: Decisions,
    action: Action,
    from: number,
    keeps: Votes,
    passOn: (received: Votes) => Votes,
  ): void {
    const parcels = this.#contest.piles.transfer(from, passOn, (c) => this.isContinuing(c));
    const votes = minus(this.votesOf(from), keeps);
    this.enter(decisions, { action, parcels, given: [{ candidate: from, votes }] });
  }

  /** Ends the current stage with these decisions and opens the next one, in which papers have moved. */
  enter(decisions: Decisions, { action, label, parcels, given }: Movement): void {
    const before = this.#open;
    this.#close(decisions);
    const totals = [...before.totals];
    for (const { to } of parcels) {
      for (const { candidate, votes } of to) {
        totals[candidate] = plus(of(totals, candidate), votes);
      }
    }
    for (const { candidate, votes } of given) {
      totals[candidate] = minus(of(totals, candidate), votes);
    }
    const nonTransferable = together(parcels.map((parcel) => parcel.nonTransferable));
    const moved = plus(
      nonTransferable.votes,
      sum(parcels.flatMap(({ to }) => to.map((p) => p.votes))),
    );
    const roundingLoss = minus(sum(given.map(({ votes }) => votes)), moved);
    assert(roundingLoss >= 0, 'cutting transfer values never makes votes');
    this.#open = {
      number: before.number + 1,
      ...(label === undefined ? {} : { label }),
      action,
      transfer: { parcels, nonTransferable, roundingLoss },
      totals,
      changes: totals.map((votes, c) => minus(votes, of(before.totals, c))),
      nonTransferable: plus(before.nonTransferable, plus(nonTransferable.votes, roundingLoss)),
      roundingLoss: plus(before.roundingLoss, roundingLoss),
    };
    this.#history.push(totals);
    this.#checkColumn();
  }

  /** Ends the last stage and hands the books over. */
  finish(
    decisions: Decisions,
    source: string,
    quota: Votes,
    reserved?: ReservedPlaces,
  ): Transcript {
    this.#close(decisions);
    return {
      ...transcriptOf(this.#contest, this.#papers, this.#valid, this.#stages),
      source,
      quota,
      ...(this.#places === undefined ? {} : { places: this.#places }),
      ...(reserved === undefined ? {} : { reserved }),
    };
  }

  #close(decisions: Decisions): void {
    this.#stages.push({ ...this.#open, ...decisions, standing: [...this.#standing] });
  }

  /** Candidates + non-transferable (with the rounding loss) = valid papers: at every stage, always. */
  #checkColumn(): void {
    const column = plus(sum(this.#open.totals), this.#open.nonTransferable);
    assert(
      column === worth(this.#valid, oneVoteWith(this.#places)),
      'the column of a stage sums to the valid papers',
    );
    assert(
      this.#open.totals.every((votes) => votes >= 0),
      'nobody has fewer than no votes',
    );
  }
}

function together(portions: readonly Parcel['nonTransferable'][]): Portion {
  return {
    papers: portions.reduce((all, { papers }) => all + papers, 0),
    votes: sum(portions.map(({ votes }) => votes)),
  };
}
