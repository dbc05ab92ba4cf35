import { grouped } from '@teller/basics';
import type { Conclusion } from './report.ts';

const shown = 20;

/** Gathers what is wrong while a check goes on. A million faults take no more room than twenty. */
export class Faults {
  readonly #items: string[] = [];
  #count = 0;
  #gap: string | undefined;

  get count(): number {
    return this.#count;
  }

  add(item: string): void {
    this.#count++;
    // Names of files are another party's text: nothing that moves a cursor or turns a line around.
    if (this.#items.length < shown) this.#items.push(item.replaceAll(/\p{C}/gu, '\uFFFD'));
  }

  /** Something could not be checked because an input is missing; the reason is shown. */
  skip(reason: string): void {
    this.#gap ??= reason;
  }

  /** Fails if there is a fault, is not done if something was skipped, passes otherwise. */
  conclude(passed: string): Conclusion {
    const more = this.#count - this.#items.length;
    const items = more > 0 ? [...this.#items, `and ${more} more`] : this.#items;
    if (this.#count > 0)
      return {
        outcome: 'fail',
        detail: `${counted(this.#count, 'thing is', 'things are')} wrong.${this.#gap === undefined ? '' : ` ${this.#gap}`}`,
        items,
      };
    if (this.#gap !== undefined) return notDone(this.#gap);
    return { outcome: 'pass', detail: passed, items: [] };
  }
}

export function notDone(detail: string): Conclusion {
  return { outcome: 'not-done', detail, items: [] };
}

/** "1 ballot", "2 ballots", "12,954 ballots". */
export function counted(number: number, one: string, many: string): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
