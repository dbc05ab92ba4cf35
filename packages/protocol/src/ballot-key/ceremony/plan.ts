import { canonicalBytes, err, fromBase64url, ok, sha256, toHex, type Result } from '@teller/basics';
import { CeremonyPlanSchema, type CeremonyPlan } from '@teller/election';
import { isPoint } from '../../p256.ts';
import type { CeremonyFault } from './fault.ts';

/** The ceremony id: SHA-256 of the plan's canonical JSON, hex. Every message and deal carries it. */
export function ceremonyId(plan: CeremonyPlan): string {
  return toHex(sha256(canonicalBytes(plan)));
}

/** A plan that a ceremony can be held by: well formed, and every signing key is a point. */
export function checkPlan(plan: CeremonyPlan): Result<CeremonyPlan, CeremonyFault> {
  if (!CeremonyPlanSchema.safeParse(plan).success)
    return err({ reason: 'malformed-plan', trustee: undefined });
  for (const { id, signingKey } of plan.trustees) {
    const bytes = fromBase64url(signingKey);
    if (!bytes.ok || !isPoint(bytes.value)) return err({ reason: 'malformed-plan', trustee: id });
  }
  return ok(plan);
}
