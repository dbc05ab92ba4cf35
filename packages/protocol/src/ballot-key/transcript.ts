import { err, fromBase64url, ok, toBase64url, type Result } from '@teller/basics';
import type { BallotKey } from '@teller/election';
import type { CeremonyFault } from './ceremony/fault.ts';
import { jointCommitment, proofHolds, readPoint } from './arithmetic.ts';

/**
 * Checks a ballot key against its ceremony: every message well formed, every proof of knowledge holds,
 * and the public key is the sum of the constant terms. That trustees kept to commit-then-reveal
 * can't be seen from the transcript; each trustee's own tool checks it while it happens.
 */
export function checkCeremony(ballotKey: BallotKey): Result<BallotKey, CeremonyFault> {
  const { trustees, threshold, ceremony } = ballotKey;
  const fault = checkShape(trustees.length, threshold);
  if (fault !== undefined) return err(fault);
  if (ceremony.map(({ trustee }) => trustee).join() !== trustees.map(({ id }) => id).join())
    return err({ reason: 'wrong-trustees', trustee: undefined });
  for (const [place, message] of ceremony.entries()) {
    const at = (reason: CeremonyFault['reason']): Result<never, CeremonyFault> =>
      err({ reason, trustee: message.trustee });
    const points = message.commitments.map(readPoint);
    const constant = points[0];
    if (points.length !== threshold || constant === undefined || points.includes(undefined))
      return at('malformed-message');
    const proof = fromBase64url(message.proof);
    if (!proof.ok || !proofHolds(place, constant, proof.value)) return at('proof-does-not-hold');
  }
  const sum = jointCommitment(ballotKey)?.[0];
  if (sum === undefined || sum.is0() || toBase64url(sum.toBytes(false)) !== ballotKey.publicKey)
    return err({ reason: 'public-key-differs', trustee: undefined });
  return ok(ballotKey);
}

/** Any threshold from 2 up to one less than all: one lost share must never lose an election. */
export function checkShape(trustees: number, threshold: number): CeremonyFault | undefined {
  if (trustees < 3) return { reason: 'too-few-trustees', trustee: undefined };
  if (!Number.isInteger(threshold) || threshold < 2 || threshold >= trustees)
    return { reason: 'wrong-threshold', trustee: undefined };
  return undefined;
}
