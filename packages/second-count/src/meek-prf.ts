/**
 * The second count by the Proportional Representation Foundation's reference Meek rule. In every iteration
 * every paper is shared out by itself.
 */
import { assert, ok, type Result } from '@teller/basics';
import type { Hall, Outcome, SecondRefusal } from './hall.ts';
import { roundedUp, sumOf } from './decimal.ts';
import { electReaching } from './elections.ts';
import type { Sheet } from './table.ts';
import { byLot, extreme, inOrder } from './ties.ts';

/** One vote: nine decimal places. */
const one = 1_000_000_000n;
/** 0.000001 */
const omega = 1_000n;

export function meekPrf(hall: Hall): Result<Outcome, SecondRefusal> {
  const { places } = hall;
  const count = new Count(hall);
  // B.1; the first preferences are noted also where nothing has to be worked out.
  if (places.areAllDecided) count.share('first-preferences');
  while (!places.areAllDecided) {
    const round = count.round();
    if (!round.ok) return round;
  }
  count.electRest();
  return ok({ sheets: count.sheets, quota: count.quota, one });
}

class Count {
  readonly sheets: Sheet[] = [];
  quota = 0n;
  readonly #hall: Hall;
  readonly #keep: bigint[];

  /** A */
  constructor(hall: Hall) {
    this.#hall = hall;
    this.#keep = hall.names.map((n) => (hall.places.isContinuing(n) ? one : 0n));
  }

  /** B.2 to B.4 */
  round(): Result<void, SecondRefusal> {
    const { places, lot } = this.#hall;
    let before: bigint | undefined;
    const isFirst = this.sheets.length === 0;
    for (let iterations = 1; ; iterations++) {
      const sheet = this.share(isFirst ? 'first-preferences' : 'redistribution');
      const elected = this.#elect(sheet); // B.2.c
      if (!elected.ok) return elected;
      const surplus = this.#surplus(sheet);
      const until = endOf(sheet, surplus, before);
      if (until === undefined) {
        // B.2.f
        for (const n of places.elected) {
          const kept = roundedUp((this.#keep[n] ?? 0n) * this.quota, one);
          this.#keep[n] = roundedUp(kept * one, sheet.votes[n] ?? 0n);
        }
        before = surplus;
        this.sheets.pop();
        continue;
      }
      if (!isFirst) Object.assign(sheet, { iterations, until, surplus });
      return this.#exclude(sheet, surplus, lot);
    }
  }

  /** B.2.a and b */
  share(action: Sheet['action']): Sheet {
    const { names, papers, seats } = this.#hall;
    const votes = names.map(() => 0n);
    let aside = 0n;
    for (const order of papers) {
      let weight = one;
      for (const n of order) {
        const keep = this.#keep[n] ?? 0n;
        if (keep === 0n) continue;
        const kept = keep === one ? weight : roundedUp(weight * keep, one);
        votes[n] = (votes[n] ?? 0n) + kept;
        weight -= kept;
        if (weight === 0n) break;
      }
      aside += weight;
    }
    const shared = sumOf(votes);
    assert(shared + aside === BigInt(papers.length) * one, 'no part of a paper is lost or made');
    this.quota = shared / BigInt(seats + 1) + 1n;
    const sheet: Sheet = {
      action,
      quota: this.quota,
      keepValues: [...this.#keep],
      votes,
      aside,
      lost: 0n,
      elected: [],
      lastVacancies: [],
      excluded: [],
    };
    this.sheets.push(sheet);
    return sheet;
  }

  /** C.1 */
  electRest(): void {
    const { places } = this.#hall;
    const sheet = this.sheets.at(-1);
    assert(sheet !== undefined, 'the papers have been shared out');
    if (places.left === 0) return;
    for (const n of inOrder(places.continuing, 'most', this.sheets.toReversed())) {
      places.elect(n);
      sheet.elected.push(n);
      sheet.lastVacancies.push(n);
    }
  }

  #elect(sheet: Sheet): Result<void, SecondRefusal> {
    const { places, lot } = this.#hall;
    return electReaching({
      places,
      reaching: () => places.continuing.filter((n) => (sheet.votes[n] ?? 0n) >= this.quota),
      votes: (n) => sheet.votes[n] ?? 0n,
      first: (equals) => {
        const drawn = byLot(equals, 'most', lot);
        return drawn.ok ? ok([drawn.value]) : drawn;
      },
      elect: (together) => {
        // The rule leaves the order open; nothing in the count follows from it.
        for (const n of inOrder(together, 'most', this.sheets.toReversed())) {
          places.elect(n);
          sheet.elected.push(n);
        }
      },
    });
  }

  /** B.2.d */
  #surplus({ votes }: Sheet): bigint {
    const over = sumOf(this.#hall.places.elected.map((n) => (votes[n] ?? 0n) - this.quota));
    return over < 0n ? 0n : over;
  }

  /** B.3 if nobody was elected; and whoever is doomed, in any case [R4]. */
  #exclude(
    sheet: Sheet,
    surplus: bigint,
    lot: readonly number[] | undefined,
  ): Result<void, SecondRefusal> {
    const { places } = this.#hall;
    const outlook = places.outlook();
    if (outlook !== undefined) sheet.outlook = outlook;
    const doomed = outlook?.doomed ?? [];
    for (const n of inOrder(doomed, 'fewest', [sheet])) this.#defeat(n, sheet);
    if (doomed.length > 0 || sheet.elected.length > 0) return ok(undefined);
    const guarded = new Set(outlook?.guarded);
    const free = places.continuing.filter((n) => !guarded.has(n));
    const fewest = extreme(
      free.map((n) => sheet.votes[n] ?? 0n),
      'fewest',
    );
    // T: all whom the surplus could still bring level are tied.
    const tied = free.filter((n) => (sheet.votes[n] ?? 0n) <= fewest + surplus);
    const goes = byLot(tied, 'fewest', lot);
    if (!goes.ok) return goes;
    this.#defeat(goes.value, sheet);
    return ok(undefined);
  }

  #defeat(n: number, sheet: Sheet): void {
    this.#hall.places.exclude(n);
    this.#keep[n] = 0n;
    sheet.excluded.push(n);
  }
}

/** B.2.e: why the round ends here, if it does. */
function endOf(sheet: Sheet, surplus: bigint, before: bigint | undefined): string | undefined {
  if (sheet.elected.length > 0) return 'election';
  if (surplus < omega) return 'omega';
  return before !== undefined && surplus >= before ? 'stable' : undefined;
}
