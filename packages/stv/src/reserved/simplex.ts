/**
 * Whether whole numbers exist that keep a few linear bounds, without ever rounding: the simplex method
 * for bounds alone, with nothing to make great or small, as solvers of satisfiability use it, with Bland's
 * rule, so that it ends; where it ends between whole numbers, both neighbours are tried. All numbers are
 * integers; every equation is kept as a multiple of itself.
 */

/** Thrown when no work is left: constraints can overlap in ways that no search is quick with. */
export class TooHard extends Error {}

/** Between what a variable, or a sum of variables, must lie. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** `by` times a basic variable is the sum of the others, each as often as `times` says. */
interface Equation {
  readonly basic: number;
  readonly by: number;
  readonly times: Float64Array;
}

/** The product of two of these, and a sum of their products with numbers of people, is exact. */
const mostTimes = 2 ** 25;
/** So many times one after the other both neighbours may have to be tried. */
const mostDepth = 1000;

/**
 * Sums of the same variables, asked for again and again within other bounds. Each answer begins where
 * the one before ended, which is seldom far.
 */
export class Simplex {
  readonly #whole: number;

  #equations: readonly Equation[];
  /** Of the variables, then of the sums. The value is only of use while one is not basic. */
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  readonly #value: Float64Array;
  /** How many numbers may still be looked at. */
  #work: number;

  /**
   * @param whole so many of the variables, the first, must be whole numbers
   * @param sums each says of every variable whether it is in it
   */
  constructor(
    whole: number,
    variables: number,
    sums: readonly (readonly boolean[])[],
    work: number,
  ) {
    const all = variables + sums.length;
    this.#whole = whole;

    this.#work = work;
    [this.#from, this.#to] = [new Float64Array(all), new Float64Array(all)];
    this.#value = new Float64Array(all);
    this.#equations = sums.map((of, i) => ({
      basic: variables + i,
      by: 1,
      times: this.#value.map((_, v) => (of[v] === true ? 1 : 0)),
    }));
  }

  /**
   * Values of the first variables with which all are, and all sums, within these bounds; undefined when
   * there are none.
   *
   * @throws {TooHard} when there is not enough work left to say, or numbers would become too great
   */
  solve(variables: readonly Bounds[], sums: readonly Bounds[]): readonly number[] | undefined {
    for (const [v, { from, to }] of [...variables, ...sums].entries()) {
      if (from > to) return undefined;
      this.#from[v] = from;
      this.#to[v] = to;
      this.#value[v] = Math.max(from, Math.min(to, this.#value[v] as number));
    }
    return this.#branch(0);
  }

  #branch(depth: number): readonly number[] | undefined {
    if (depth > mostDepth) throw new TooHard();
    if (!this.#settle()) return undefined;
    const between = this.#equations.find(
      (one) => one.basic < this.#whole && this.#sum(one) % one.by !== 0,
    );
    if (between === undefined) {
      const values = Array.from(this.#value.subarray(0, this.#whole));
      for (const one of this.#equations) {
        if (one.basic < this.#whole) values[one.basic] = this.#sum(one) / one.by;
      }
      return values;
    }
    const { basic, by } = between;
    const sum = this.#sum(between);
    const below = (sum - (((sum % by) + by) % by)) / by;
    const [from, to] = [this.#from[basic] as number, this.#to[basic] as number];
    this.#within(basic, from, below);
    const found = this.#branch(depth + 1);
    if (found !== undefined) return found;
    this.#within(basic, below + 1, to);
    const other = this.#branch(depth + 1);
    this.#within(basic, from, to);
    return other;
  }

  #within(v: number, from: number, to: number): void {
    this.#from[v] = from;
    this.#to[v] = to;
    this.#value[v] = Math.max(from, Math.min(to, this.#value[v] as number));
  }

  /** Moves basic variables to their bounds, one by one, until all bounds are kept; false if they can't be. */
  #settle(): boolean {
    const [from, to, value] = [this.#from, this.#to, this.#value];
    for (;;) {
      this.#work -= this.#equations.length * value.length;
      if (this.#work < 0) throw new TooHard();
      let out: Equation | undefined;
      let rises = false;
      for (const one of this.#equations) {
        if (out !== undefined && one.basic > out.basic) continue;
        const sum = this.#sum(one);
        const isLow = sum < one.by * (from[one.basic] as number);
        if (!isLow && sum <= one.by * (to[one.basic] as number)) continue;
        out = one;
        rises = isLow;
      }
      if (out === undefined) return true;
      const { basic, times } = out;
      const enters = times.findIndex((n, v) => {
        if (n === 0) return false;
        return n > 0 === rises
          ? (value[v] as number) < (to[v] as number)
          : (value[v] as number) > (from[v] as number);
      });
      if (enters === -1) return false;
      value[basic] = (rises ? from[basic] : to[basic]) as number;
      this.#pivot(out, enters);
    }
  }

  /** What `by` times the basic variable is. */
  #sum({ times }: Equation): number {
    let sum = 0;
    for (let v = 0; v < times.length; v++) {
      if (times[v] !== 0) sum += (times[v] as number) * (this.#value[v] as number);
    }
    return sum;
  }

  /** Lets a variable become basic instead of the one of this equation. */
  #pivot(out: Equation, enters: number): void {
    const n = out.times[enters] as number;
    const solved = n > 0 ? out.times.map((times) => -times) : out.times.slice();
    solved[out.basic] = Math.sign(n) * out.by;
    solved[enters] = 0;
    const by = Math.abs(n);
    this.#equations = this.#equations.map((one) => {
      if (one === out) return { basic: enters, by, times: solved };
      const often = one.times[enters] as number;
      if (often === 0) return one;
      const times = one.times.map((t, v) => t * by + often * (solved[v] as number));
      times[enters] = 0;
      return reduced({ basic: one.basic, by: one.by * by, times });
    });
  }
}

/** The same equation in the smallest numbers. */
function reduced({ basic, by, times }: Equation): Equation {
  let divisor = by;
  let greatest = by;
  for (const n of times) {
    if (n === 0) continue;
    greatest = Math.max(greatest, Math.abs(n));
    let [a, b] = [divisor, Math.abs(n)];
    while (b !== 0) [a, b] = [b, a % b];
    divisor = a;
  }
  if (greatest > mostTimes) throw new TooHard();
  if (divisor === 1) return { basic, by, times };
  return { basic, by: by / divisor, times: times.map((n) => n / divisor) };
}
