import { fromBase64url, type Bytes } from '@teller/basics';
import type { BallotKey } from '@teller/election';
import { p256, p256_FROST, p256_hasher } from '@noble/curves/nist.js';
import { concat, uintBytes, utf8 } from '@teller/basics';

export type Point = InstanceType<typeof p256.Point>;

/** Random bytes from a secure generator, as many as asked for. */
export type Random = (length: number) => Bytes;

/** FROST identifier of a trustee: place in the manifest's list + 1, as a scalar in hex. */
export function identifier(place: number): string {
  return p256_FROST.Identifier.fromNumber(place + 1);
}

/** A compressed point, 33 bytes; undefined if it is none or the identity. */
export function readPoint(text: string): Point | undefined {
  const bytes = fromBase64url(text);
  if (!bytes.ok || bytes.value.length !== 33) return undefined;
  try {
    const point = p256.Point.fromBytes(bytes.value);
    point.assertValidity();
    return point;
  } catch {
    return undefined;
  }
}

/** A scalar from 1 to n − 1, 32 bytes big-endian; undefined if it is out of range. */
export function readScalar(bytes: Uint8Array): bigint | undefined {
  if (bytes.length !== 32) return undefined;
  try {
    const scalar = p256.Point.Fn.fromBytes(bytes);
    return scalar === 0n ? undefined : scalar;
  } catch {
    return undefined;
  }
}

/** Σ Cₖ·xᵏ: the point that belongs to a polynomial's value at x, from the commitments to it. */
export function evaluateCommitment(commitments: readonly Point[], x: number): Point {
  let sum = p256.Point.ZERO;
  for (const point of commitments.toReversed()) sum = sum.multiplyUnsafe(BigInt(x)).add(point);
  return sum;
}

/** The commitment to the sum of all the trustees' polynomials; undefined if a point is malformed. */
export function jointCommitment(ballotKey: BallotKey): readonly Point[] | undefined {
  const joint: Point[] = Array.from({ length: ballotKey.threshold }, () => p256.Point.ZERO);
  for (const { commitments } of ballotKey.ceremony) {
    if (commitments.length !== ballotKey.threshold) return undefined;
    for (const [k, text] of commitments.entries()) {
      const point = readPoint(text);
      const sum = joint[k];
      if (point === undefined || sum === undefined) return undefined;
      joint[k] = sum.add(point);
    }
  }
  return joint;
}

/**
 * Proof of knowledge of a trustee's constant term: Schnorr, z·G = R + c·C₀ with
 * c = hash_to_field("FROST-P256-SHA256-v1dkg", x ‖ C₀ ‖ R). Written apart from the library that
 * makes the proofs, so that the check doesn't rest on the maker's code.
 *
 * @param proof R compressed (33 bytes) ‖ z (32 bytes)
 */
export function proofHolds(place: number, constant: Point, proof: Uint8Array): boolean {
  if (proof.length !== 65) return false;
  try {
    const R = p256.Point.fromBytes(proof.subarray(0, 33));
    R.assertValidity();
    const z = p256.Point.Fn.fromBytes(proof.subarray(33));
    const x = concat(new Uint8Array(28), uintBytes(place + 1, 4));
    const c = p256_hasher.hashToScalar(concat(x, constant.toBytes(), R.toBytes()), {
      DST: utf8('FROST-P256-SHA256-v1dkg'),
    });
    return p256.Point.BASE.multiplyUnsafe(z).equals(R.add(constant.multiplyUnsafe(c)));
  } catch {
    return false;
  }
}
