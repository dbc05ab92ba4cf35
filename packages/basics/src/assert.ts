/** Thrown when something happened that the program holds impossible: a bug, never bad input. */
export class ImpossibleError extends Error {
  override readonly name = 'ImpossibleError';
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ImpossibleError(message);
}

/** The value, which is known to be there; fails when it is not. */
export function defined<T>(value: T | null | undefined, message: string): T {
  assert(value !== undefined && value !== null, message);
  return value;
}

/** Ends a `switch` over a closed union: a new case that is not handled no longer compiles. */
export function unreachable(value: never): never {
  throw new ImpossibleError(`not a known case: ${String(value)}`);
}
