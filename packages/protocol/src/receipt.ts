import { assert, concat, type Bytes } from '@teller/basics';
import { codeOf, readCode } from './base32.ts';
import { electionBytes, tag } from './domain.ts';

/** The ballot box's word that it holds a ballot. It says nothing about the choice. */
export interface Receipt {
  /** The ballot's hash, hex. */
  readonly hash: string;
  /** ECDSA P-256 with SHA-256 by the manifest's receipt key over {@link receiptSigned}: r ‖ s, base64url. */
  readonly signature: string;
}

/** What the receipt key signs: the ballot box commits to this hash in this election. */
export function receiptSigned(election: string, hash: string): Bytes {
  return concat(tag('receipt'), electionBytes(election), electionBytes(hash));
}

const bits = 80;

/**
 * The code people compare: the first 80 bits of the ballot's hash in base 32, `XXXX-XXXX-XXXX-XXXX`.
 *
 * @param hash a ballot's hash, hex
 */
export function receiptCode(hash: string): string {
  assert(/^[0-9a-f]{64}$/.test(hash), 'a ballot hash is 64 hexadecimal digits');
  return codeOf(hash, bits);
}

/**
 * A code as a person typed it, in its one written form: any case, I and L read as 1, O as 0, spaces
 * and hyphens anywhere. Undefined when it isn't a receipt code.
 */
export function readReceiptCode(typed: string): string | undefined {
  return readCode(typed, bits);
}
