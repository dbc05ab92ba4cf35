import { assert, concat, defined, fromBase64url, type Bytes } from '@teller/basics';
import { constants, createHash, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';
import { modulusLength, randomizerLength, type Blinded, type BlindRsa } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';

const hashLength = 48;
const saltLength = 48;

/**
 * RFC 9474 over node:crypto and bigint: about thirty times faster than the portable library, and
 * not constant in time. For rehearsals, where one machine plays every member and nothing is secret.
 */
export const nodeBlindRsa: BlindRsa = {
  async blind(modulus: string, message: Bytes): Promise<Blinded> {
    const prepared = concat(randomBytes(randomizerLength), message);
    const n = toInteger(bytesOf(modulus));
    const m = toInteger(encodePss(prepared, randomBytes(saltLength)));
    for (;;) {
      const r = toInteger(randomBytes(modulusLength));
      const inverse = r < n ? inverseOf(r, n) : undefined;
      if (inverse === undefined) continue;
      const blinded = (m * toInteger(encrypt(modulus, toBytes(r)))) % n;
      return { prepared, blindedMessage: toBytes(blinded), inverse: toBytes(inverse) };
    }
  },
  async finalize(
    modulus: string,
    prepared: Bytes,
    blindSignature: Bytes,
    inverse: Bytes,
  ): Promise<Bytes | undefined> {
    const n = bytesOf(modulus);
    const signature = toBytes((toInteger(blindSignature) * toInteger(inverse)) % toInteger(n));
    return nodePrimitives.verifyToken(n, prepared, signature) ? signature : undefined;
  },
};

/** EMSA-PSS-ENCODE (RFC 8017 section 9.1.1) with SHA-384 for a modulus of 3072 bits. */
function encodePss(message: Uint8Array, salt: Uint8Array): Bytes {
  assert(salt.length === saltLength, 'a salt of 48 bytes');
  const hash = sha384(new Uint8Array(8), sha384(message), salt);
  const masked = new Uint8Array(modulusLength - hashLength - 1);
  masked[masked.length - saltLength - 1] = 1;
  masked.set(salt, masked.length - saltLength);
  for (let i = 0, block = new Uint8Array(0); i < masked.length; i++) {
    // MGF1 (RFC 8017 appendix B.2.1), block by block.
    if (i % hashLength === 0) block = sha384(hash, Uint8Array.of(0, 0, 0, i / hashLength));
    masked[i] = defined(masked[i], 'within') ^ defined(block[i % hashLength], 'within');
  }
  // The encoded message has 3071 bits: one fewer than the modulus.
  masked[0] = defined(masked[0], 'within') & 0x7f;
  return concat(masked, hash, Uint8Array.of(0xbc));
}

function sha384(...parts: readonly Uint8Array[]): Bytes {
  const hash = createHash('sha384');
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}

/** r^e mod n. */
function encrypt(modulus: string, r: Bytes): Bytes {
  const key = createPublicKey({ key: { kty: 'RSA', n: modulus, e: 'AQAB' }, format: 'jwk' });
  return Uint8Array.from(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, r));
}

/** The inverse of a modulo n by the extended Euclidean algorithm; undefined when there is none. */
function inverseOf(a: bigint, n: bigint): bigint | undefined {
  let [remainder, next] = [n, a];
  let [coefficient, nextCoefficient] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  if (remainder !== 1n) return undefined;
  return coefficient < 0n ? coefficient + n : coefficient;
}

function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function toBytes(value: bigint): Bytes {
  return Uint8Array.from(Buffer.from(value.toString(16).padStart(modulusLength * 2, '0'), 'hex'));
}

function bytesOf(modulus: string): Bytes {
  const bytes = fromBase64url(modulus);
  assert(bytes.ok && bytes.value.length === modulusLength, 'a modulus of 3072 bits');
  return bytes.value;
}
