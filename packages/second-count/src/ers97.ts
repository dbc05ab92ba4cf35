/**
 * The second count by ERS97 (3rd edition 1997), sections 5 and 6. Papers lie in batches as they were received
 * [6.1], each paper with a value of its own.
 */
import { ok, type Result } from '@teller/basics';
import type { Hall, Outcome, SecondRefusal } from './hall.ts';
import { roundedUp, sumOf } from './decimal.ts';
import { electReaching } from './elections.ts';
import { Batches, one } from './ers97/batches.ts';
import { togetherOut } from './ers97/together.ts';
import { aheadOf, byLot, extreme, inOrder } from './ties.ts';

export function ers97(hall: Hall): Result<Outcome, SecondRefusal> {
  return new Count(hall).result();
}

class Count {
  readonly #hall: Hall;
  readonly #batches: Batches;

  constructor(hall: Hall) {
    this.#hall = hall;
    this.#batches = new Batches(hall);
  }

  result(): Result<Outcome, SecondRefusal> {
    const { places } = this.#hall;
    const { sheets } = this.#batches;
    this.#electWhoHasEnough();
    while (!places.areAllDecided) {
      const next = this.#nextStage();
      if (!next.ok) return next;
    }
    if (places.left > 0) this.#electWhoIsLeft();
    // 5.5.2
    this.#batches.exclude(inOrder(places.continuing, 'fewest', sheets.slice(-1)));
    return ok({ sheets, quota: this.#batches.quota, one });
  }

  /** 5.2 */
  #nextStage(): Result<void, SecondRefusal> {
    const { places, lot } = this.#hall;
    const batches = this.#batches;
    const sheet = batches.latest();
    const outlook = places.outlook();
    if (outlook !== undefined) sheet.outlook = outlook;
    const doomed = outlook?.doomed ?? [];
    if (doomed.length > 0) {
      this.#excludeOrFinish(inOrder(doomed, 'fewest', [sheet])); // R4
      return ok(undefined);
    }
    const over = places.elected.filter((n) => batches.surplus(n) > 0n);
    const waiting = sumOf(over.map(batches.surplus));
    const guarded = new Set(outlook?.guarded);
    const free = places.continuing.filter((n) => !guarded.has(n)); // R5
    const chosen = togetherOut({ hall: this.#hall, sheets: batches.sheets, free, waiting });
    if (!chosen.ok) return chosen;
    const { out, gap } = chosen.value;
    // 5.2.2
    if (waiting > 0n && out.length === 0) {
      const largest = extreme(over.map(batches.surplus), 'most');
      const equals = over.filter((n) => batches.surplus(n) === largest);
      // 5.2.3
      const first = byLot(aheadOf(equals, 'most', batches.sheets), 'most', lot);
      if (!first.ok) return first;
      batches.transferSurplus(first.value, over);
      this.#electWhoHasEnough(); // 5.3.13
      return ok(undefined);
    }
    const byNumber = over.toSorted((a, b) => a - b);
    if (waiting > 0n) sheet.deferred = { candidates: byNumber, total: waiting, gap };
    this.#excludeOrFinish(out);
    return ok(undefined);
  }

  /** 5.4, or 5.5.1 where an exclusion would leave as many candidates as places. */
  #excludeOrFinish(out: readonly number[]): void {
    const { places } = this.#hall;
    this.#batches.exclude(out);
    if (places.continuing.length === places.left) return;
    const values = this.#batches.valuesOf(out);
    for (const [index, value] of values.entries()) {
      this.#batches.transfer(out, value, index + 1, values.length);
      this.#electWhoHasEnough(); // 5.4.9
      if (places.left === 0) return;
    }
    if (values.length === 0) {
      this.#batches.transferNothing(out);
      this.#electWhoHasEnough();
    }
  }

  /** 5.1.7, 5.3.13 and 5.4.9: the quota, or enough of the active vote; between equals 5.6.2. */
  #electWhoHasEnough(): void {
    const { places, seats } = this.#hall;
    const batches = this.#batches;
    const sheet = batches.latest();
    // R8
    const divisor = () => BigInt(seats - places.keptEmpty - places.elected.length + 1);
    const hasEnough = (n: number) => {
      const votes = batches.votes(n);
      return votes > 0n && (votes >= batches.quota || votes * divisor() >= batches.active());
    };
    electReaching({
      places,
      reaching: () => (places.left > 0 ? places.continuing.filter(hasEnough) : []),
      votes: batches.votes,
      first: (equals) => {
        const ahead = aheadOf(equals, 'most', batches.sheets);
        if (places.canElect(ahead)) return ok(ahead);
        sheet.undecided = ahead;
        return ok([]);
      },
      elect: (together) => {
        for (let rest = together; rest.length > 0;) {
          const ahead = aheadOf(rest, 'most', batches.sheets);
          this.#elect(ahead, roundedUp(batches.active(), divisor()));
          rest = rest.filter((n) => !ahead.includes(n));
        }
      },
    });
  }

  /** Those who have equal votes and always had; `needed` votes would have been enough. */
  #elect(equals: readonly number[], needed: bigint): void {
    const sheet = this.#batches.latest();
    for (const n of equals) {
      this.#hall.places.elect(n);
      sheet.elected.push(n);
      if (this.#batches.votes(n) < this.#batches.quota)
        (sheet.activeVote ??= []).push({ candidate: n, needed });
    }
  }

  /** 5.5.1 */
  #electWhoIsLeft(): void {
    const { places } = this.#hall;
    const sheet = this.#batches.latest();
    // The rules leave the order of equals open; nothing in the count follows from it.
    for (const n of inOrder(places.continuing, 'most', this.#batches.sheets.toReversed())) {
      places.elect(n);
      sheet.elected.push(n);
      sheet.lastVacancies.push(n);
    }
  }
}
