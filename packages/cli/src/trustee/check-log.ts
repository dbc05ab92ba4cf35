import {
  after,
  approvalChallenge,
  furthestBehind,
  proposedIn,
  start,
  type LogEntry,
  type Manifest,
} from '@teller/election';
import { checkApproval } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { checkChain } from '@teller/record';

/** Minutes by which two clocks may differ. */
const tolerance = 5;

/**
 * What is wrong with an officers' log up to its seal, in words; undefined when nothing is: the chain, the order
 * of the acts, that they are past, and for each act the passkeys of enough different officers. An act of the
 * future could be written by whoever keeps the log: a close that comes by itself needs nobody's approval.
 *
 * @param now milliseconds since 1970, by the trustee's own clock
 */
export async function logFault(
  log: readonly LogEntry[],
  election: string,
  manifest: Manifest,
  now: number,
): Promise<string | undefined> {
  if (!checkChain(log, election).ok) return 'its entries are not chained to each other';
  let standing = start(manifest);
  for (const entry of log) {
    const { sequence, action, approvals, at } = entry;
    if (Date.parse(at) > now + tolerance * 60_000)
      return `entry ${sequence} (${action.type}) is of a time that has not come, by this device’s clock`;
    const { officers } = standing;
    const next = after(standing, entry, manifest);
    if (!next.ok) return `entry ${sequence} (${action.type}) is not allowed there`;
    standing = next.value;
    const proposed = proposedIn(log, election, entry);
    if (proposed === undefined) continue;
    const challenge = approvalChallenge(election, proposed);
    const approvers = new Set<string>();
    for (const approval of approvals) {
      const officer = officers.find(({ id }) => id === approval.officer);
      const { office } = manifest;
      if (
        officer === undefined ||
        approvers.has(officer.id) ||
        (await checkApproval(challenge, approval, officer, office, nodePrimitives)) !== undefined
      )
        return `entry ${sequence} (${action.type}) has an approval that doesn’t hold`;
      approvers.add(officer.id);
    }
    if (approvers.size < manifest.approvals)
      return `entry ${sequence} (${action.type}) has not the approvals that it needs`;
  }
  const { phase, sealed } = furthestBehind(standing);
  if (!sealed) return 'no ballot lists are sealed in it yet';
  return phase === 'closed' || phase === 'opened' || phase === 'counted'
    ? undefined
    : `the election is ${phase}`;
}
