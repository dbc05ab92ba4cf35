import { defined } from '@teller/basics';
import { systemClock, type Clock } from '@teller/service';

/** Time in which several act at once. */
export interface Time extends Clock {
  /** Somebody acts. */
  run<T>(act: () => Promise<T>): Promise<T>;
  /** Waits for what others do, each of whom acts by themselves. */
  until<T>(others: Promise<T>): Promise<T>;
}

/** The machine's own. */
export const realTime: Time = {
  ...systemClock,
  run: async (act) => act(),
  until: async (others) => others,
};

/**
 * Time that passes only while everybody waits, so that a run of hours takes a second and is the same on the
 * slowest machine. Whoever acts does so inside {@link SimulatedTime.run}.
 */
export class SimulatedTime implements Time {
  #now: number;
  readonly #began: number;
  #acting = 0;
  readonly #waiting: { readonly until: number; readonly wake: () => void }[] = [];

  /** @param now milliseconds since 1970 at which it begins */
  constructor(now: number) {
    this.#now = now;
    this.#began = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now - this.#began;
  }

  async sleep(milliseconds: number): Promise<void> {
    await this.#aside(
      new Promise((resolve) => {
        this.#waiting.push({ until: this.#now + milliseconds, wake: () => resolve(undefined) });
      }),
    );
  }

  /** No time passes but what they sleep. */
  async run<T>(act: () => Promise<T>): Promise<T> {
    this.#acting++;
    try {
      return await act();
    } finally {
      this.#rest();
    }
  }

  async until<T>(others: Promise<T>): Promise<T> {
    return this.#aside(others);
  }

  async #aside<T>(what: Promise<T>): Promise<T> {
    this.#rest();
    try {
      return await what;
    } finally {
      this.#acting++;
    }
  }

  #rest(): void {
    this.#acting--;
    // After everything that this may have woken.
    setImmediate(() => {
      if (this.#acting > 0 || this.#waiting.length === 0) return;
      const until = Math.min(...this.#waiting.map((one) => one.until));
      const first = this.#waiting.findIndex((one) => one.until === until);
      const [next] = this.#waiting.splice(first, 1);
      this.#now = Math.max(this.#now, until);
      defined(next, 'somebody waits').wake();
    });
  }
}
