import canonicalize from 'canonicalize';
import { defined } from './assert.ts';
import { utf8, type Bytes } from './bytes.ts';

/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** The one text of a JSON value (RFC 8785). Members whose value is undefined are left out. */
export function canonicalJson(value: object): string {
  return defined(
    (canonicalize as unknown as (value: unknown) => string | undefined)(value),
    'a JSON value has a canonical form',
  );
}

/** The UTF-8 bytes of {@link canonicalJson}: what is hashed, signed and published. */
export function canonicalBytes(value: object): Bytes {
  return utf8(canonicalJson(value));
}
