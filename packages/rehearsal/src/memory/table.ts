/**
 * A table as DynamoDB has it: items by key, single-item conditional writes, nothing shared with the
 * caller. JavaScript runs one call at a time, so that each method is one atomic write.
 */
export class Table<V> {
  readonly #items = new Map<string, V>();

  get(key: string): V | undefined {
    return structuredClone(this.#items.get(key));
  }

  /** Puts the item if there is none; gives the one that is there then. */
  putNew(key: string, item: V): { readonly created: boolean; readonly item: V } {
    const there = this.get(key);
    if (there !== undefined) return { created: false, item: there };
    this.put(key, item);
    return { created: true, item };
  }

  put(key: string, item: V): void {
    this.#items.set(key, structuredClone(item));
  }

  delete(key: string): void {
    this.#items.delete(key);
  }

  /** The items whose key starts so, as they were when the call began. */
  under(prefix: string): readonly V[] {
    return [...this.#items]
      .filter(([key]) => key.startsWith(prefix))
      .map(([, item]) => structuredClone(item));
  }

  /** Everything, for tests that show that nothing was changed. */
  dump(): readonly (readonly [string, V])[] {
    return structuredClone([...this.#items]).toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** A key of several parts that no other parts give. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `${JSON.stringify(part)}\n`).join('');
}
