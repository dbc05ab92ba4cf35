import { assert } from './assert.ts';
import { utf8, type Bytes } from './bytes.ts';

/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * The one text of a JSON value (RFC 8785). Members whose value is undefined are left out. Throws for a
 * number that JSON lacks.
 *
 * Written out here because the count of a thousand candidates is 14 MB of it: pieces joined once take a
 * seventh of the time of pieces appended to one another. The tests hold it against the RFC authors' own
 * program.
 */
export function canonicalJson(value: object): string {
  return written(value);
}

/** The UTF-8 bytes of {@link canonicalJson}: what is hashed, signed and published. */
export function canonicalBytes(value: object): Bytes {
  return utf8(canonicalJson(value));
}

function written(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'a number of JSON is finite');
    return String(value); // ECMAScript's own text of it [3.2.2.3]
  }
  if (typeof value === 'boolean' || value === null) return String(value);
  assert(typeof value === 'object', `JSON has no ${typeof value}`);
  if (Array.isArray(value)) return list(value);
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return written((value as { toJSON: () => unknown }).toJSON());
  return members(value as Readonly<Record<string, unknown>>);
}

function list(values: readonly unknown[]): string {
  return `[${values.map((value) => (value === undefined ? 'null' : written(value))).join(',')}]`;
}

/** Sorted by UTF-16 code units, as `sort` does [3.2.3]. */
function members(of: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const key of Object.keys(of).sort()) {
    const value = of[key];
    if (value !== undefined) parts.push(`${quoted(key)}:${written(value)}`);
  }
  return `{${parts.join(',')}}`;
}

/** What has to be escaped [3.2.2.2], or half of a pair that may stand alone. */
// oxlint-disable-next-line eslint/no-control-regex -- these are the characters meant
const special = /["\\\u0000-\u001F\uD800-\uDFFF]/;

function quoted(text: string): string {
  return special.test(text) ? JSON.stringify(text) : `"${text}"`;
}
