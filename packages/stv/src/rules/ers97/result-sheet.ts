import type { Contest } from '../../contest.ts';
import { Ledger, type Decisions, type Movement } from '../../ledger.ts';
import { PossibleSets, type Outlook } from '../../reserved/possible-sets.ts';
import type { Election, Exclusion, Transcript } from '../../transcript.ts';
import { fewest, minus, oneVoteWith, shareUp, sum, worth, type Votes } from '../../votes.ts';

/** Two decimal places everywhere [5.1.6, 5.3.7]. */
const places = 2;

/** The books, the quota in force, and what has been decided since papers last moved [6.15]. */
export class ResultSheet {
  readonly contest: Contest;
  readonly ledger: Ledger;
  /** What the reserved places leave possible. */
  readonly sets: PossibleSets;
  #quota: Votes;
  #stage = 1;
  #decisions: Omit<Decisions, 'elected' | 'excluded'> = {};
  #elected: readonly Election[] = [];
  #excluded: readonly Exclusion[] = [];

  /** Sorts the first preferences and calculates the quota [5.1.2, 5.1.6]. */
  constructor(contest: Contest) {
    this.contest = contest;
    this.ledger = new Ledger(contest, '5.1.2', places);
    this.sets = new PossibleSets(contest);
    this.#quota = this.#calculateQuota();
  }

  get quota(): Votes {
    return this.#quota;
  }

  /** A new quota without the non-transferable votes, but only while nobody is elected [5.4.8]. */
  recalculateQuota(): void {
    if (this.ledger.elected.length === 0) this.#quota = this.#calculateQuota();
  }

  /** The valid votes that are not non-transferable ÷ (places + 1), 0.01 more unless exact. */
  #calculateQuota(): Votes {
    return shareUp(minus(this.#valid, this.ledger.nonTransferable), this.contest.seats + 1);
  }

  get #valid(): Votes {
    return worth(this.ledger.valid, oneVoteWith(places));
  }

  /** Places left to fill: the seats, without those that must stay empty. */
  get open(): number {
    return this.sets.places - this.ledger.elected.length;
  }

  /** The total active vote ÷ (places not yet filled + 1), 0.01 more unless exact [5.1.7(b), R8]. */
  get needed(): Votes {
    const { contest, sets, ledger } = this;
    return shareUp(this.#activeVote, contest.seats - sets.keptEmpty - ledger.elected.length + 1);
  }

  /** Valid votes without the non-transferable and the quota, or fewer votes, of each elected [5.6.1]. */
  get #activeVote(): Votes {
    const held = this.ledger.elected.map((candidate) =>
      fewest([this.ledger.votesOf(candidate), this.#quota]),
    );
    return minus(minus(this.#valid, this.ledger.nonTransferable), sum(held));
  }

  elect(election: Election): void {
    this.ledger.setStanding(election.candidate, 'elected');
    this.#elected = [...this.#elected, election];
  }

  exclude(exclusion: Exclusion): void {
    this.ledger.setStanding(exclusion.candidate, 'excluded');
    this.#excluded = [...this.#excluded, exclusion];
  }

  /** Who is guarded and who is doomed from now on, which the stage tells [R9]. */
  lookAhead(): Outlook {
    const outlook = this.sets.outlook(this.ledger);
    this.#decisions = { ...this.#decisions, ...outlook.told };
    return outlook;
  }

  decide(more: Pick<Decisions, 'deferred' | 'undecided' | 'allowedTogether'>): void {
    this.#decisions = { ...this.#decisions, ...more };
  }

  /** Begins the next stage of the count [6.16]. */
  nextStage(): void {
    this.#stage++;
  }

  /** Writes down that papers have moved: a stage, or when `part` is given a part of one. */
  enter(movement: Movement, part?: number): void {
    const label = part === undefined ? `${this.#stage}` : `${this.#stage}.${part}`;
    const differs = label !== `${this.ledger.number + 1}`;
    this.ledger.enter(this.#decided(), { ...movement, ...(differs ? { label } : {}) });
    this.#decisions = {};
    this.#elected = [];
    this.#excluded = [];
  }

  /** All places filled, or nobody left: whoever still continues is formally excluded [5.5.2]. */
  finish(source: string): Transcript {
    const left = this.ledger.continuing.toSorted(
      (a, b) => this.ledger.votesOf(a) - this.ledger.votesOf(b),
    );
    for (const candidate of left) {
      this.exclude({ candidate, votes: this.ledger.votesOf(candidate), paragraph: '5.5.2' });
    }
    return this.ledger.finish(this.#decided(), source, this.#quota, this.sets.head);
  }

  #decided(): Decisions {
    return {
      ...this.#decisions,
      quota: this.#quota,
      elected: this.#elected,
      excluded: this.#excluded,
    };
  }
}
