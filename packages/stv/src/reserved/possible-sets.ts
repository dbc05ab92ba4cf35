import { assert } from '@teller/basics';
import { speaksOf, type Reserved } from './constraint.ts';
import { countSets, Search, type Aim, type Kind, type Range } from './search.ts';
import { agree } from './lapse.ts';
import type { Because, ReservedPlaces, Told } from '../transcript.ts';

/** What a rule's books must say. */
export interface Standings {
  isContinuing(candidate: number): boolean;
  isElected(candidate: number): boolean;
}

/** What the reserved places mean for those continuing, by candidate number. */
export interface Outlook {
  /** In every possible set: not to be excluded. They still wait for their votes. */
  readonly guarded: readonly number[];
  /** In no possible set: can't be elected any more. */
  readonly doomed: readonly number[];
  /** All of this for the transcript; nothing when nobody is either. */
  readonly told: Told;
}

const source = 'Teller’s text on reserved places';

/**
 * For all searches of a count together, in numbers looked at: some five seconds, after which it is refused.
 * Twenty seats, 250 candidates, eight labels and ten constraints at random take 1 to 17 million; forty
 * seats with twenty regions, five more labels and 47 constraints about 100 million.
 */
const mostWork = 2e8;

/** Up to so many possible sets are told. */
const toldSets = 1000n;

/**
 * The sets of candidates that can still be elected together: as many as there are places, with all who
 * are elected and none who is excluded, keeping every constraint. A rule asks it before each election
 * (`leaves`) and each exclusion (`outlook`, or `leaves` for several at once); as long as it does what it
 * is told, a possible set is always left. Without constraints every complete set is possible.
 *
 * Sets are never listed. All candidates of one kind have the same chances: if one of them is in every
 * possible set, or in none, so are all of that kind who continue.
 */
export class PossibleSets {
  /** For the head of the transcript; undefined when no places are reserved. */
  readonly head: ReservedPlaces | undefined;
  /** How many can be elected: the seats, without those that no possible set fills. */
  readonly places: number;
  /** Seats that stay empty although enough people stand for them. */
  readonly keptEmpty: number;
  readonly #search: Search;
  readonly #aim: Aim;
  readonly #kinds: readonly Kind[];
  /** Each candidate's kind. */
  readonly #kindOf: readonly number[];
  /** Sets found so far, as numbers of each kind; most stay possible for many stages. */
  #known: (readonly number[])[] = [];
  /** Kinds found guarded or doomed remain so, because possible sets only ever become fewer; and why. */
  readonly #guarded = new Map<number, readonly number[]>();
  readonly #doomed = new Map<number, readonly number[]>();

  constructor(contest: {
    readonly seats: number;
    readonly candidates: readonly string[];
    readonly withdrawn: readonly number[];
    readonly reserved?: Reserved | undefined;
  }) {
    const { reserved, seats, candidates, withdrawn } = contest;
    const constraints = reserved?.constraints ?? [];
    const byText = new Map<string, number>();
    const kinds: Kind[] = [];
    this.#kindOf = candidates.map((_, c) => {
      const inside = constraints.map((one) => speaksOf(one, reserved?.characteristics[c] ?? []));
      const text = inside.join();
      const kind = byText.get(text) ?? kinds.push({ in: inside }) - 1;
      byText.set(text, kind);
      return kind;
    });
    this.#kinds = kinds;
    const standing = kinds.map(() => 0);
    for (const [c, kind] of this.#kindOf.entries()) {
      if (!withdrawn.includes(c)) (standing[kind] as number)++;
    }
    this.#search = new Search(kinds, constraints, mostWork);
    const lapse = reserved?.lapse ?? 'leave-vacant';
    const agreed = agree(kinds, constraints, lapse, seats, standing, this.#search);
    this.#aim = agreed.aim;
    this.places = agreed.aim.places;
    this.keptEmpty = Math.min(seats, total(standing)) - this.places;
    this.head =
      reserved === undefined
        ? undefined
        : {
            source,
            constraints,
            lapse: reserved.lapse,
            places: this.places,
            short: agreed.short,
            missed: agreed.aim.allMiss,
          };
  }

  /** Whether a possible set is left when these are elected, or excluded, beside those who are. */
  leaves(
    standings: Standings,
    then: { readonly elected?: readonly number[]; readonly excluded?: readonly number[] },
  ): boolean {
    const { from, to } = this.#range(standings);
    for (const candidate of then.elected ?? [])
      (from[this.#kindOf[candidate] as number] as number)++;
    for (const candidate of then.excluded ?? [])
      (to[this.#kindOf[candidate] as number] as number)--;
    return this.#find({ from, to }) !== undefined;
  }

  /** Of these, those without whom, and without `gone`, a possible set is left. */
  expendable(
    standings: Standings,
    candidates: readonly number[],
    gone: readonly number[],
  ): readonly number[] {
    const byKind = new Map<number, boolean>();
    return candidates.filter((candidate) => {
      const kind = this.#kindOf[candidate] as number;
      const known = byKind.get(kind);
      if (known !== undefined) return known;
      const is = this.leaves(standings, { excluded: [...gone, candidate] });
      byKind.set(kind, is);
      return is;
    });
  }

  /**
   * Who is guarded and who is doomed. Nobody is, in so many words, when all places are filled or all who
   * continue are needed to fill them: the rule ends then.
   */
  outlook(standings: Standings): Outlook {
    const range = this.#range(standings);
    const { from, to } = range;
    const open = this.places - total(from);
    if (open === 0 || open === total(to) - total(from))
      return { guarded: [], doomed: [], told: {} };
    for (const [k, few] of from.entries()) {
      const most = to[k] as number;
      if (few === most || this.#guarded.has(k) || this.#doomed.has(k)) continue;
      const withoutOne = { from, to: to.with(k, most - 1) };
      const withOne = { from: from.with(k, few + 1), to };
      if (this.#find(withoutOne) === undefined) this.#guarded.set(k, this.#reason(withoutOne));
      else if (this.#find(withOne) === undefined) this.#doomed.set(k, this.#reason(withOne));
    }
    const all = [...this.#kindOf.keys()].filter((c) => standings.isContinuing(c));
    const guarded = all.filter((c) => this.#guarded.has(this.#kindOf[c] as number));
    const doomed = all.filter((c) => this.#doomed.has(this.#kindOf[c] as number));
    if (guarded.length + doomed.length === 0) return { guarded, doomed, told: {} };
    const possibleSets = this.#count(range);
    const told = {
      ...(guarded.length > 0 ? { guarded } : {}),
      ...(doomed.length > 0 ? { doomed } : {}),
      ...(possibleSets === undefined ? {} : { possibleSets }),
      because: this.#because([...guarded, ...doomed]),
    };
    return { guarded, doomed, told };
  }

  /**
   * Which constraints alone leave no set within the range: of all of them, one after the other is struck
   * out unless a set would then be left [R9].
   */
  #reason(range: Range): readonly number[] {
    let { constraints } = this.#aim;
    const kept: number[] = [];
    for (const [i, one] of constraints.entries()) {
      const without = constraints.with(i, { ...one, bound: 'at-least', number: 0 });
      const aim = { ...this.#aim, constraints: without };
      if (this.#search.find(aim, range) === undefined) constraints = without;
      else kept.push(i);
    }
    return kept;
  }

  /** Those with the same reason together, in the order of the candidates. */
  #because(candidates: readonly number[]): readonly Because[] {
    const byReason = new Map<string, { candidates: number[]; constraints: readonly number[] }>();
    for (const candidate of candidates.toSorted((a, b) => a - b)) {
      const kind = this.#kindOf[candidate] as number;
      const constraints = this.#guarded.get(kind) ?? this.#doomed.get(kind) ?? [];
      const key = constraints.join();
      const same = byReason.get(key) ?? { candidates: [], constraints };
      same.candidates.push(candidate);
      byReason.set(key, same);
    }
    return [...byReason.values()];
  }

  #range(standings: Standings): { from: number[]; to: number[] } {
    const from = this.#kinds.map(() => 0);
    const to = this.#kinds.map(() => 0);
    for (const [c, kind] of this.#kindOf.entries()) {
      const elected = standings.isElected(c);
      if (elected) (from[kind] as number)++;
      if (elected || standings.isContinuing(c)) (to[kind] as number)++;
    }
    return { from, to };
  }

  #find(range: Range): readonly number[] | undefined {
    const within = (set: readonly number[]) =>
      set.every((n, k) => n >= (range.from[k] as number) && n <= (range.to[k] as number));
    const known = this.#known.find(within);
    if (known !== undefined) return known;
    const found = this.#search.find(this.#aim, range);
    if (found !== undefined)
      this.#known = [found, ...this.#known].slice(0, 2 * this.#kinds.length + 2);
    return found;
  }

  /** How many possible sets of candidates there are, if that is soon said. */
  #count(range: Range): number | undefined {
    const sets = countSets(this.#kinds, this.#aim, range, toldSets);
    assert(sets !== 0n, 'a possible set is left');
    return sets === undefined ? undefined : Number(sets);
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
