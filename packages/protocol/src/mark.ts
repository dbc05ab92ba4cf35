import { assert, concat, sha256, utf8, type Bytes } from '@teller/basics';
import { tag } from './domain.ts';

export const markSaltLength = 16;

/**
 * What makes a voter's ballot their own: no two voters can be given one receipt, since each of them chose
 * the salt. The ballot has the hash alone; salt and word are in the receipt file and nowhere else.
 *
 * @param salt 16 random bytes
 * @param word of the voter's own choice, may be empty
 */
export function ballotMark(salt: Uint8Array, word: string): Bytes {
  assert(salt.length === markSaltLength, 'the salt of a mark has 16 bytes');
  return sha256(concat(tag('mark'), salt, utf8(word)));
}
