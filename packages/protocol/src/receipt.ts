import { assert, concat, type Bytes } from '@teller/basics';
import { electionBytes, tag } from './domain.ts';

/** The ballot box's word that it holds a ballot. It says nothing about the choice. */
export interface Receipt {
  /** The ballot's hash, hex. */
  readonly hash: string;
  /** ECDSA P-256 with SHA-256 by the manifest's receipt key over {@link receiptSigned}: r ‖ s, base64url. */
  readonly signature: string;
}

/** Crockford's base 32: no I, L, O or U, so that nothing is misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What the receipt key signs: the ballot box commits to this hash in this election. */
export function receiptSigned(election: string, hash: string): Bytes {
  return concat(tag('receipt'), electionBytes(election), electionBytes(hash));
}

/**
 * The code people compare: the first 80 bits of the ballot's hash in base 32, `XXXX-XXXX-XXXX-XXXX`.
 *
 * @param hash a ballot's hash, hex
 */
export function receiptCode(hash: string): string {
  assert(/^[0-9a-f]{64}$/.test(hash), 'a ballot hash is 64 hexadecimal digits');
  let bits = BigInt(`0x${hash.slice(0, 20)}`);
  let code = '';
  for (let i = 0; i < 16; i++) {
    code = `${alphabet.charAt(Number(bits & 31n))}${code}`;
    bits >>= 5n;
  }
  return inFours(code);
}

/**
 * A code as a person typed it, in its one written form: any case, I and L read as 1, O as 0, spaces
 * and hyphens anywhere. Undefined when it isn't a receipt code.
 */
export function readReceiptCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1');
  const plain = letters.replace(/O/g, '0');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? inFours(plain) : undefined;
}

function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
