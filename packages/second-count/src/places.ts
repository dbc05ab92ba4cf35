import { assert } from '@teller/basics';
import { likeness, possibleSets, type Asked, type Found, type Patience } from './possible-sets.ts';
import { boundsOf, type SecondReserved } from './reserved.ts';
import type { Outlook } from './table.ts';

/** A count is given up when it has taken so many steps of looking for possible sets: some 20 s. */
const steps = 5_000_000;

/** More possible sets than this are not counted [R9]. */
const countedSets = 1_000;

/**
 * Who has been elected, who is out and who continues, and what of that may still happen. Without
 * reserved places everything may for which there are seats.
 */
export class Places {
  /** How many can be elected [R2]. */
  readonly number: number;
  /** Seats that the constraints keep empty, beyond those for which nobody stands [R8]. */
  readonly keptEmpty: number;
  /** By how many people the minimums are missed [R2]. */
  readonly missed: number;
  /** In the order deemed elected. */
  readonly elected: number[] = [];
  readonly #continuing: Set<number>;
  readonly #asked: Asked | undefined;
  readonly #patience: Patience = { left: steps };
  /** Possible sets that have been found, as long as they still are. */
  #examples: ReadonlySet<number>[] = [];
  /** Once in all sets, or in none, always so: sets only become fewer. */
  readonly #guarded = new Set<number>();
  readonly #doomed = new Set<number>();

  constructor(standing: readonly number[], seats: number, reserved: SecondReserved | undefined) {
    this.#continuing = new Set(standing);
    this.#asked = reserved && settled(standing, seats, reserved, this.#patience);
    this.number = this.#asked?.places ?? seats;
    this.keptEmpty = this.#asked ? Math.min(seats, standing.length) - this.number : 0;
    this.missed = this.#asked?.missed ?? 0;
  }

  /** Continuing candidates, by number. */
  get continuing(): readonly number[] {
    return [...this.#continuing];
  }

  isContinuing(n: number): boolean {
    return this.#continuing.has(n);
  }

  /** Places not yet filled. */
  get left(): number {
    return this.number - this.elected.length;
  }

  /** [R7] */
  get areAllDecided(): boolean {
    return this.left === 0 || this.#continuing.size <= this.left;
  }

  elect(n: number): void {
    assert(this.#continuing.delete(n), 'only a continuing candidate is elected');
    this.elected.push(n);
    this.#examples = this.#examples.filter((set) => set.has(n));
  }

  exclude(n: number): void {
    assert(this.#continuing.delete(n), 'only a continuing candidate is excluded');
    this.#examples = this.#examples.filter((set) => !set.has(n));
  }

  /** Whether all of them can be elected together with those who have been [R3]. */
  canElect(together: readonly number[]): boolean {
    if (this.#asked === undefined) return together.length <= this.left;
    return this.#leaves(together, []);
  }

  /** Whether the places can be filled without all of them [R6]. */
  canLose(together: readonly number[]): boolean {
    if (this.#asked === undefined) return this.#continuing.size - together.length >= this.left;
    return this.#leaves([], together);
  }

  /** Who is in all and who in none of the possible sets; undefined if nobody is, or all is decided. */
  outlook(): Outlook | undefined {
    if (this.#asked === undefined || this.areAllDecided) return undefined;
    const { continuing } = this;
    // Of those who are alike and continue all are guarded, or all are doomed, or none is.
    const asked = new Map<string, number>();
    for (const n of continuing) {
      const alike = likeness(n, this.#asked);
      const other = asked.get(alike);
      if (other === undefined) asked.set(alike, n);
      if (other === undefined ? !this.canElect([n]) : this.#doomed.has(other)) this.#doomed.add(n);
      if (other === undefined ? !this.canLose([n]) : this.#guarded.has(other)) this.#guarded.add(n);
    }
    const guarded = continuing.filter((n) => this.#guarded.has(n));
    const doomed = continuing.filter((n) => this.#doomed.has(n));
    if (guarded.length + doomed.length === 0) return undefined;
    const { sets } = this.#sets([], [], countedSets + 1);
    return { guarded, doomed, sets: sets > countedSets ? undefined : sets };
  }

  #leaves(taken: readonly number[], out: readonly number[]): boolean {
    if (taken.some((n) => this.#doomed.has(n)) || out.some((n) => this.#guarded.has(n)))
      return false;
    const shown = this.#examples.some(
      (set) => taken.every((n) => set.has(n)) && !out.some((n) => set.has(n)),
    );
    if (shown) return true;
    const { example } = this.#sets(taken, out, 1);
    if (example !== undefined) this.#examples.push(example);
    return example !== undefined;
  }

  /** Of those who are known to be in all sets, or in none, nothing has to be asked. */
  #sets(taken: readonly number[], out: readonly number[], enough: number): Found {
    assert(this.#asked !== undefined, 'places are reserved');
    const sure = [...new Set([...taken, ...this.continuing.filter((n) => this.#guarded.has(n))])];
    const free = this.continuing.filter(
      (n) => !sure.includes(n) && !out.includes(n) && !this.#doomed.has(n),
    );
    return possibleSets(this.#asked, [...this.elected, ...sure], free, enough, this.#patience);
  }
}

/** What can be asked of those who stand [R2]. */
function settled(
  standing: readonly number[],
  seats: number,
  reserved: SecondReserved,
  patience: Patience,
): Asked {
  const minimums = boundsOf(reserved, 'at-least');
  const maximums = boundsOf(reserved, 'at-most');
  const most = minimums.reduce((sum, { number }) => sum + number, 0);
  for (let empty = Math.max(0, seats - standing.length); ; empty++) {
    assert(empty <= seats, 'nobody elected breaks no maximum');
    const missedOnce = reserved.lapse === 'leave-vacant' ? empty : most;
    const asked = { places: seats - empty, minimums, maximums, missedOnce };
    let best: Asked | undefined;
    for (let missed = most; missed >= 0; missed--) {
      const { example } = possibleSets({ ...asked, missed }, [], standing, 1, patience);
      if (example === undefined) break;
      missed = minimums.reduce((sum, { number, people }) => {
        const heads = [...example].filter((n) => people.has(n)).length;
        return sum + Math.max(0, number - heads);
      }, 0);
      best = { ...asked, missed };
    }
    if (best !== undefined) return best;
  }
}
