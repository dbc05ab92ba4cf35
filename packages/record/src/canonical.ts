import { canonicalBytes, concat, equalBytes, err, ok, utf8, type Bytes, type Result } from '@teller/basics';
import type * as z from 'zod/mini';

/** Why the bytes of a JSON file are refused. */
export type FormatFault = 'too-large' | 'not-json' | 'wrong-shape' | 'not-canonical' | 'not-in-order';

// Every JavaScript host has it; the pure packages take neither DOM nor Node types.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

// V8 holds no string longer than 2^29 - 24 units, and a register of a million members has 120 MB.
const longest = 500_000_000;

/**
 * A JSON file of the record: its value when the bytes are UTF-8 JSON of this shape **and** exactly
 * what `build` makes of that value, so that one value has one file and any changed byte is seen.
 */
export function parseExactly<T extends object>(
  bytes: Bytes,
  schema: z.ZodMiniType<T>,
  build: (value: T) => Bytes = canonicalBytes,
): Result<T, FormatFault> {
  if (bytes.length > longest) return err('too-large');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return err('not-json');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return err('wrong-shape');
  return equalBytes(build(parsed.data), bytes) ? ok(parsed.data) : err('not-canonical');
}

/**
 * Canonical JSON of an object whose member `rows` is a long array, made some thousand rows at a
 * time: a million rows never stand in one string.
 */
export function canonicalWithRows(
  value: Readonly<Record<string, unknown>>,
  name: string,
  rows: Iterable<object | string | null>,
): Bytes {
  const chunks: Uint8Array[] = [];
  const members = Object.keys({ ...value, [name]: null }).sort();
  members.forEach((member, i) => {
    chunks.push(utf8(`${i === 0 ? '{' : ','}${JSON.stringify(member)}:`));
    if (member === name) pushRows(chunks, rows);
    else chunks.push(withoutBrackets(canonicalBytes([value[member]])));
  });
  chunks.push(utf8('}'));
  return concat(...chunks);
}

function pushRows(chunks: Uint8Array[], rows: Iterable<object | string | null>): void {
  let batch: (object | string | null)[] = [];
  let separator = '[';
  const flush = (): void => {
    if (batch.length === 0) return;
    chunks.push(utf8(separator), withoutBrackets(canonicalBytes(batch)));
    separator = ',';
    batch = [];
  };
  for (const row of rows) if (batch.push(row) === 10_000) flush();
  flush();
  chunks.push(utf8(separator === '[' ? '[]' : ']'));
}

function withoutBrackets(array: Bytes): Bytes {
  return array.subarray(1, -1);
}
