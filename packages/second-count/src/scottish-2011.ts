/**
 * The second count by SSI 2011/399 Schedule 1 rules 46-53 (and AV, its case of one seat). Every paper is
 * carried from parcel to parcel, and has a value of its own.
 */
import { assert, ok, type Result } from '@teller/basics';
import type { Hall, Outcome, SecondRefusal } from './hall.ts';
import { sumOf } from './decimal.ts';
import { electReaching } from './elections.ts';
import { Paper, worthOf } from './paper.ts';
import type { Sheet } from './table.ts';
import { aheadOf, byLot, extreme, inOrder, type Wanted } from './ties.ts';

/** One vote, in hundred-thousandths: values have five decimal places [49(3)]. */
const one = 100_000n;

export function scottish2011(hall: Hall): Result<Outcome, SecondRefusal> {
  const { seats, places, lot } = hall;
  const table = new Table(hall);
  // 47: the valid papers divided by one more than the seats, and one added, any fraction ignored.
  const quota = (BigInt(hall.papers.length) / BigInt(seats + 1) + 1n) * one;

  /** 50(2) and (3), 52: the most recent earlier stage at which they were not equal decides, else the lot. */
  const choose = (among: readonly number[], wanted: Wanted): Result<number, SecondRefusal> => {
    const best = extreme(among.map(table.votes), wanted);
    const equals = among.filter((n) => table.votes(n) === best);
    return byLot(aheadOf(equals, wanted, table.sheets.toReversed()), wanted, lot);
  };

  for (;;) {
    const sheet = table.latest();
    const elect = (together: readonly number[]): void => {
      // The rules leave the order of equals open; nothing in the count follows from it.
      for (const n of inOrder(together, 'most', table.sheets.toReversed())) {
        places.elect(n);
        sheet.elected.push(n);
      }
    };
    // 48(1): whoever has the quota is deemed elected.
    const elected = electReaching({
      places,
      reaching: () => places.continuing.filter((n) => table.votes(n) >= quota),
      votes: table.votes,
      first: (equals) => {
        const first = choose(equals, 'most');
        return first.ok ? ok([first.value]) : first;
      },
      elect,
    });
    if (!elected.ok) return elected;
    if (places.areAllDecided) {
      // 53: so is everybody left when there are no more of them than vacancies.
      if (places.left > 0) {
        sheet.lastVacancies.push(...inOrder(places.continuing, 'most', table.sheets.toReversed()));
        elect(places.continuing);
      }
      return ok({ sheets: table.sheets, quota, one });
    }

    const outlook = places.outlook();
    if (outlook !== undefined) sheet.outlook = outlook;
    const doomed = outlook?.doomed ?? [];
    const over = places.elected.filter((n) => table.votes(n) > quota);
    if (doomed.length === 0 && over.length > 0) {
      const largest = choose(over, 'most');
      if (!largest.ok) return largest;
      table.transferSurplus(largest.value, quota, over);
      continue;
    }
    const guarded = new Set(outlook?.guarded);
    const free = places.continuing.filter((n) => !guarded.has(n));
    const lowest = choose(doomed.length > 0 ? doomed : free, 'fewest');
    if (!lowest.ok) return lowest;
    table.exclude(lowest.value);
  }
}

/** The counting table: a parcel before each candidate, and one for papers that nobody gets. */
class Table {
  readonly sheets: Sheet[] = [];
  readonly #hall: Hall;
  readonly #parcels: Paper[][];
  readonly #aside: Paper[] = [];
  /** What stays with those whose surplus has been transferred: the quota, whatever papers are left. */
  readonly #settled = new Map<number, bigint>();
  #lost = 0n;

  /** 46: papers go to the candidate of their first preference. */
  constructor(hall: Hall) {
    this.#hall = hall;
    this.#parcels = hall.names.map(() => []);
    for (const order of hall.papers) this.#give(new Paper(order, one));
    this.#note({ action: 'first-preferences' });
  }

  readonly votes = (n: number): bigint => this.latest().votes[n] ?? 0n;

  latest(): Sheet {
    const sheet = this.sheets.at(-1);
    assert(sheet !== undefined, 'the first stage has been counted');
    return sheet;
  }

  /** 49: every paper of the candidate moves on, at the surplus × its value ÷ the candidate's votes. */
  transferSurplus(n: number, quota: bigint, over: readonly number[]): void {
    const votes = this.votes(n);
    const surplus = votes - quota;
    this.#settled.set(n, quota);
    const moved = this.#carry(n, (paper) => (surplus * paper.value) / votes);
    this.#lost += surplus - moved;
    const waiting = over.filter((other) => other !== n).sort((a, b) => a - b);
    this.#note({ action: 'surplus', movers: [n], surplus, waiting });
  }

  /** 51 and 52: every paper of the candidate moves on at the value it has. */
  exclude(n: number): void {
    this.#hall.places.exclude(n);
    this.latest().excluded.push(n);
    this.#carry(n, (paper) => paper.value);
    this.#note({ action: 'exclusion', movers: [n] });
  }

  /** Gives what the papers moved are worth now. */
  #carry(from: number, value: (paper: Paper) => bigint): bigint {
    const moving = this.#parcels[from] ?? [];
    this.#parcels[from] = [];
    for (const paper of moving) {
      paper.value = value(paper);
      this.#give(paper);
    }
    return worthOf(moving);
  }

  #give(paper: Paper): void {
    const to = paper.moveOn((n) => this.#hall.places.isContinuing(n));
    ((to === undefined ? undefined : this.#parcels[to]) ?? this.#aside).push(paper);
  }

  #note(done: Pick<Sheet, 'action' | 'movers' | 'surplus' | 'waiting'>): void {
    const votes = this.#parcels.map((parcel, n) => this.#settled.get(n) ?? worthOf(parcel));
    const aside = worthOf(this.#aside) + this.#lost;
    const all = BigInt(this.#hall.papers.length) * one;
    assert(sumOf(votes) + aside === all, 'no vote is lost or made between parcels');
    const nobody = { elected: [], lastVacancies: [], excluded: [] };
    this.sheets.push({ ...done, votes, aside, lost: this.#lost, ...nobody });
  }
}
