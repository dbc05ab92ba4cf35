import { assert, fromBase64url, sha256, toBase64url, type Bytes } from '@teller/basics';
import type { Frozen } from '@teller/election';
import { ballotSigned, decodeBallot, encodeBallot, encodeHashed } from '@teller/protocol';
import type { VotingToken } from '@teller/protocol/voter';
import { createPrivateKey, sign } from 'node:crypto';

/** The same ballot with other sealed contents, signed again by the token's holder. */
export function withSealed(
  frozen: Frozen,
  election: string,
  token: VotingToken,
  ballot: Bytes,
  change: (sealed: Bytes) => Bytes,
): Bytes {
  const decoded = decodeBallot(ballot, frozen, election);
  assert(decoded.ok, 'our own ballot');
  const sealed = change(decoded.value.sealed);
  const changed = { ...decoded.value, sealed, sealedHash: sha256(sealed) };
  const message = ballotSigned(encodeHashed(changed));
  const { x, y } = coordinates(token.token);
  const key = createPrivateKey({
    key: { kty: 'EC', crv: 'P-256', x, y, d: token.privateKey },
    format: 'jwk',
  });
  for (;;) {
    const signature = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
    const signed = encodeBallot({ ...changed, signature: Uint8Array.from(signature) });
    // Half of all signatures have s in the lower half, as a ballot needs.
    if (decodeBallot(signed, frozen, election).ok) return signed;
  }
}

function coordinates(point: string): { readonly x: string; readonly y: string } {
  const bytes = fromBase64url(point);
  assert(bytes.ok, 'a point');
  return { x: toBase64url(bytes.value.subarray(1, 33)), y: toBase64url(bytes.value.subarray(33)) };
}
