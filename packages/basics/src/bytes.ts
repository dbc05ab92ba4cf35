import {
  bytesToHex,
  concatBytes,
  hexToBytes as nobleHexToBytes,
  utf8ToBytes,
} from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { err, ok, type Result } from './result.ts';

/** Bytes. Always backed by an ArrayBuffer, so that WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
  return utf8ToBytes(text);
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  return concatBytes(...parts);
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

export function fromHex(text: string): Result<Bytes, 'not-hex'> {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? ok(nobleHexToBytes(text) as Bytes) : err('not-hex');
}

/** Base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Refuses padding, other alphabets and non-zero trailing bits, so that every value has one text. */
export function fromBase64url(text: string): Result<Bytes, 'not-base64url'> {
  try {
    return ok(base64urlnopad.decode(text) as Bytes);
  } catch {
    return err('not-base64url');
  }
}

/** Equality of public bytes. Not constant in time: never compare secrets with it. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Lexicographic order of bytes, for sorting: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** An unsigned integer of `length` bytes, big-endian. */
export function uintBytes(value: number, length: 1 | 2 | 4): Bytes {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[length - 1 - i] = Math.floor(value / 256 ** i) % 256;
  return bytes;
}
