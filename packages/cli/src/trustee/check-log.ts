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

/**
 * What is wrong with an officers' log up to its seal, in words; undefined when nothing is: the chain, the order
 * of the acts, and for each act the passkeys of enough different officers.
 */
export async function logFault(
  log: readonly LogEntry[],
  election: string,
  manifest: Manifest,
): Promise<string | undefined> {
  if (!checkChain(log, election).ok) return 'its entries are not chained to each other';
  let standing = start(manifest);
  for (const entry of log) {
    const { sequence, action, approvals } = entry;
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
      if (officer === undefined) continue;
      const { office } = manifest;
      const fault = await checkApproval(challenge, approval, officer, office, nodePrimitives);
      if (fault === undefined) approvers.add(officer.id);
    }
    if (approvers.size < manifest.approvals)
      return `entry ${sequence} (${action.type}) has not the approvals that it needs`;
  }
  return furthestBehind(standing).sealed ? undefined : 'no ballot lists are sealed in it yet';
}
