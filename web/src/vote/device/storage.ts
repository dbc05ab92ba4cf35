// Reaching for storage itself throws where the browser forbids it; nothing here ever does.

export function localStorageOf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

export function sessionStorageOf(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

export function keysOf(storage: Storage | undefined): readonly string[] {
  return Array.from({ length: storage?.length ?? 0 }, (_, n) => storage?.key(n) ?? '');
}

export function read(storage: Storage | undefined, key: string): string | null {
  return storage?.getItem(key) ?? null;
}

/** Whether the browser has kept it. */
export function write(storage: Storage | undefined, key: string, text: string): boolean {
  try {
    storage?.setItem(key, text);
    return storage?.getItem(key) === text;
  } catch {
    return false;
  }
}

export function erase(storage: Storage | undefined, key: string): void {
  storage?.removeItem(key);
}

/** Undefined also for what isn't JSON: storage is the device's, not ours. */
export function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
