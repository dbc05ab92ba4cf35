import { canonicalJson } from '@teller/basics';
import { startDeadline } from '../clock/drain.ts';
import type { Clock } from '../ports/clock.ts';

interface Held<Key> {
  readonly election: string;
  readonly key: Promise<Key | undefined>;
  readonly expired: () => boolean;
}

/** Milliseconds after which a key is read from its store again. */
const longest = 5 * 60_000;

/**
 * Private keys in this process's memory, for reading one costs more than using it. None outlives its
 * election there: it goes when the election is dropped, which whoever finds it not open does; when it is
 * destroyed through here; and five minutes after it was read at the latest, as soon as any key is asked for.
 * Only a process that is asked nothing more keeps one until it ends.
 */
export class HeldKeys<Name extends string | object, Key> {
  readonly #held = new Map<string, Held<Key>>();
  readonly #store: {
    get(name: Name): Promise<string | undefined>;
    destroy(name: Name): Promise<void>;
  };
  readonly #electionOf: (name: Name) => string;
  readonly #load: (stored: string) => Key;
  readonly #clock: Clock;

  constructor(
    store: {
      get(name: Name): Promise<string | undefined>;
      destroy(name: Name): Promise<void>;
    },
    electionOf: (name: Name) => string,
    load: (stored: string) => Key,
    clock: Clock,
  ) {
    this.#store = store;
    this.#electionOf = electionOf;
    this.#load = load;
    this.#clock = clock;
  }

  async get(name: Name): Promise<Key | undefined> {
    for (const [id, { expired }] of this.#held) if (expired()) this.#held.delete(id);
    const id = canonicalJson({ name });
    const known = this.#held.get(id);
    if (known !== undefined) return known.key;
    const held: Held<Key> = {
      election: this.#electionOf(name),
      key: this.#read(name),
      expired: startDeadline(this.#clock, longest),
    };
    this.#held.set(id, held);
    try {
      const key = await held.key;
      if (key === undefined) this.#forget(id, held);
      return key;
    } catch (error) {
      this.#forget(id, held);
      throw error;
    }
  }

  /** Forgets an election's keys. */
  drop(election: string): void {
    for (const [id, held] of this.#held) if (held.election === election) this.#held.delete(id);
  }

  /** Destroys a key where it is stored, and forgets it. Nothing happens when there is none. */
  async destroy(name: Name): Promise<void> {
    this.drop(this.#electionOf(name));
    await this.#store.destroy(name);
    // Once more: it may have been read in between.
    this.drop(this.#electionOf(name));
  }

  async #read(name: Name): Promise<Key | undefined> {
    const stored = await this.#store.get(name);
    return stored === undefined ? undefined : this.#load(stored);
  }

  #forget(id: string, held: Held<Key>): void {
    if (this.#held.get(id) === held) this.#held.delete(id);
  }
}
