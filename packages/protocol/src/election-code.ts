import { assert } from '@teller/basics';
import { codeOf, readCode } from './base32.ts';

/**
 * Of this many bits, since who freezes an election can try many manifests: two that share a shorter code would be
 * found in an afternoon.
 */
const bits = 128;

/**
 * The short form of an election id, for people: its first 128 bits in base 32, twenty-six letters and digits,
 * `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XX`.
 *
 * @param election an election id, hex
 */
export function electionCode(election: string): string {
  assert(/^[0-9a-f]{64}$/.test(election), 'an election id is 64 hexadecimal digits');
  return codeOf(election, bits);
}

/** An election code as a person typed it, in its one written form; undefined when it is none. */
export function readElectionCode(typed: string): string | undefined {
  return readCode(typed, bits);
}
