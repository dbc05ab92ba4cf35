import { canonicalBytes, concat, equalBytes, err, ok, utf8 } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type * as z from 'zod/mini';

/** Why the bytes of a JSON file are refused. */
export type FormatFault =
  | 'too-large'
  | 'not-json'
  | 'wrong-shape'
  | 'not-canonical'
  | 'not-in-order';

// Every JavaScript host has it; the pure packages take neither DOM nor Node types.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

// V8 holds no string longer than 2^29 - 24 units, and a register of a million members has 120 MB.
const longest = 500_000_000;
const batchSize = 10_000;

/**
 * A JSON file of the record: its value when the bytes are UTF-8 JSON of this shape **and** exactly
 * what `build` makes of that value, so that one value has one file and any changed byte is seen.
 */
export function parseExactly<T extends object>(
  bytes: Bytes,
  schema: z.ZodMiniType<T>,
  build: (value: T) => Bytes = canonicalInParts,
): Result<T, FormatFault> {
  if (bytes.length > longest) return err('too-large');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return err('not-json');
  }
  const parsed = shaped(json, schema);
  if (!parsed.ok) return parsed;
  return isBuiltFrom(bytes, () => build(parsed.value)) ? ok(parsed.value) : err('not-canonical');
}

function shaped<T>(json: unknown, schema: z.ZodMiniType<T>): Result<T, 'wrong-shape'> {
  try {
    const parsed = schema.safeParse(json);
    return parsed.success ? ok(parsed.data) : err('wrong-shape');
  } catch {
    // Values so large that checking them runs out of stack.
    return err('wrong-shape');
  }
}

function isBuiltFrom(bytes: Bytes, build: () => Bytes): boolean {
  try {
    return equalBytes(build(), bytes);
  } catch {
    // A value too large to be written again.
    return false;
  }
}

/**
 * Canonical JSON of an object, its long arrays made some thousand elements at a time: a million
 * rows are never in one string. The bytes are those of `canonicalBytes`.
 */
export function canonicalInParts(value: object): Bytes {
  const parts: Uint8Array[] = [];
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [i, [name, member]] of members.entries()) {
    parts.push(utf8(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`));
    if (Array.isArray(member)) parts.push(...arrayParts(member));
    else parts.push(elements([member]));
  }
  parts.push(utf8(members.length === 0 ? '{}' : '}'));
  return concat(...parts);
}

function* arrayParts(array: readonly unknown[]): Generator<Uint8Array> {
  yield utf8('[');
  for (let from = 0; from < array.length; from += batchSize) {
    if (from > 0) yield utf8(',');
    yield elements(array.slice(from, from + batchSize));
  }
  yield utf8(']');
}

/** Canonical JSON of an array without its brackets. */
function elements(array: readonly unknown[]): Bytes {
  return canonicalBytes(array).subarray(1, -1);
}
