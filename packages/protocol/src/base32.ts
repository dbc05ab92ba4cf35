/** Crockford's base 32: no I, L, O or U, so that nothing is misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The first bits of a hash as a code that people compare: five at a time from the highest, zeros at the end
 * where they don't come out even, in groups of four with hyphens.
 *
 * @param hash hex
 * @param bits a multiple of 4
 */
export function codeOf(hash: string, bits: number): string {
  const letters = Math.ceil(bits / 5);
  let rest = BigInt(`0x${hash.slice(0, bits / 4)}`) << BigInt(letters * 5 - bits);
  let code = '';
  for (let i = 0; i < letters; i++) {
    code = `${alphabet.charAt(Number(rest & 31n))}${code}`;
    rest >>= 5n;
  }
  return inFours(code);
}

/**
 * A code as a person typed it, in its one written form: any case, I and L read as 1, O as 0, spaces
 * and hyphens anywhere. Undefined when it isn't one of so many bits.
 */
export function readCode(typed: string, bits: number): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1');
  const plain = letters.replace(/O/g, '0');
  if (plain.length !== Math.ceil(bits / 5) || !/^[0-9A-HJKMNP-TV-Z]*$/.test(plain))
    return undefined;
  // What is behind the last bit is zero, so that one code has one form.
  const behind = plain.length * 5 - bits;
  const last = alphabet.indexOf(plain.slice(-1));
  return last % 2 ** behind === 0 ? inFours(plain) : undefined;
}

function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
