/** Thrown in a store's place. */
export class BrokenStore extends Error {
  override readonly name = 'BrokenStore';
}

const writes = new Set(
  'create copy add put take attempt end append propose approve drop use replace publish destroy keep'.split(
    ' ',
  ),
);

/** Counts the writes to all stores and breaks one of them. */
export class Faults {
  /** The writes in their order, as `store.method`. */
  readonly made: string[] = [];
  /** Which one was broken. */
  broke: string | undefined;
  readonly #at: number;
  readonly #how: 'not-persisted' | 'persisted';

  /** @param at the write to break, counted from 1; 0 breaks none */
  constructor(at: number, how: 'not-persisted' | 'persisted') {
    this.#at = at;
    this.#how = how;
  }

  /** The stores, each of whose writes may be broken once. */
  wrap<T extends object>(stores: T): T {
    return Object.fromEntries(
      Object.entries(stores).map(([name, store]) => [name, this.#wrapStore(name, store as object)]),
    ) as T;
  }

  #wrapStore(name: string, store: object): object {
    return new Proxy(store, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property, target);
        if (typeof member !== 'function') return member;
        const method = member.bind(target) as (...args: unknown[]) => unknown;
        if (!writes.has(String(property))) return method;
        return async (...args: unknown[]) => {
          const write = `${name}.${String(property)}`;
          this.made.push(write);
          if (this.made.length !== this.#at) return method(...args);
          this.broke = write;
          if (this.#how === 'persisted') await method(...args);
          throw new BrokenStore(`${write} ${this.#how}`);
        };
      },
    });
  }
}
