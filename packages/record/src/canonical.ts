import { canonicalBytes, equalBytes, err, ok } from '@teller/basics';
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

/** Far more than an officers' log of ten thousand entries. */
const longest = 100_000_000;

/**
 * A JSON file of the record: its value when the bytes are UTF-8 JSON of this shape **and** exactly
 * that value's canonical JSON, so that one value has one file and any changed byte is seen.
 */
export function parseExactly<T extends object>(
  bytes: Bytes,
  schema: z.ZodMiniType<T>,
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
  return isBuiltFrom(bytes, parsed.value) ? ok(parsed.value) : err('not-canonical');
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

function isBuiltFrom(bytes: Bytes, value: object): boolean {
  try {
    return equalBytes(canonicalBytes(value), bytes);
  } catch {
    // A value too large to be written again.
    return false;
  }
}
