import {
  err,
  fromBase64url,
  ok,
  toBase64url,
  toHex,
  type Bytes,
  type Result,
} from '@teller/basics';
import type { BallotKey } from '@teller/election';
import { p256, p256_FROST } from '@noble/curves/nist.js';
import { evaluateCommitment, identifier, jointCommitment, readScalar } from './arithmetic.ts';

/** A trustee's secret share of the ballot key: a P-256 scalar, 32 bytes. */
export interface TrusteeShare {
  readonly trustee: string;
  readonly share: Bytes;
}

export type ShareFault =
  | 'unknown-trustee'
  | 'malformed-ceremony'
  | 'not-a-scalar'
  | 'share-does-not-match';

/** Checks a share against the ceremony: share × G must be the joint commitment's value at the trustee's number. */
export function checkShare(
  ballotKey: BallotKey,
  trustee: string,
  share: Uint8Array,
): Result<void, ShareFault> {
  const place = ballotKey.trustees.findIndex(({ id }) => id === trustee);
  if (place < 0) return err('unknown-trustee');
  const joint = jointCommitment(ballotKey);
  if (joint === undefined) return err('malformed-ceremony');
  const scalar = readScalar(share);
  if (scalar === undefined) return err('not-a-scalar');
  const expected = evaluateCommitment(joint, place + 1);
  // Constant-time multiplication: a trustee checks their own share with this before releasing it.
  return p256.Point.BASE.multiply(scalar).equals(expected)
    ? ok(undefined)
    : err('share-does-not-match');
}

/** Why shares do not give the ballot key. A share that is wrong is named. */
export type CombineFault =
  | { readonly reason: 'too-few-shares' | 'public-key-differs' }
  | { readonly reason: ShareFault | 'share-twice'; readonly trustee: string };

/**
 * Rebuilds the ballot key's private half from any `threshold` or more shares, each checked first,
 * and checks it against the public half.
 *
 * @returns the P-256 scalar, 32 bytes
 */
export function combineShares(
  ballotKey: BallotKey,
  shares: readonly TrusteeShare[],
): Result<Bytes, CombineFault> {
  const seen = new Set<string>();
  for (const { trustee, share } of shares) {
    if (seen.has(trustee)) return err({ reason: 'share-twice', trustee });
    seen.add(trustee);
    const checked = checkShare(ballotKey, trustee, share);
    if (!checked.ok) return err({ reason: checked.error, trustee });
  }
  if (shares.length < ballotKey.threshold) return err({ reason: 'too-few-shares' });
  const places = new Map(ballotKey.trustees.map(({ id }, place) => [id, place]));
  const secret = p256_FROST.combineSecret(
    shares.map(({ trustee, share }) => ({
      identifier: identifier(places.get(trustee) ?? 0),
      signingShare: share,
    })),
    { min: ballotKey.threshold, max: ballotKey.trustees.length },
  );
  if (!isPrivateKeyOf(secret, ballotKey)) return err({ reason: 'public-key-differs' });
  return ok(secret.slice());
}

/** Whether these 32 bytes are the private half of the ballot key. */
export function isPrivateKeyOf(privateKey: Uint8Array, ballotKey: BallotKey): boolean {
  const publicKey = fromBase64url(ballotKey.publicKey);
  if (!publicKey.ok || readScalar(privateKey) === undefined) return false;
  return toHex(p256.getPublicKey(privateKey, false)) === toHex(publicKey.value);
}

/** A ballot key's public half from its private half: uncompressed point, base64url. */
export function publicKeyOf(privateKey: Uint8Array): string {
  return toBase64url(p256.getPublicKey(privateKey, false));
}
