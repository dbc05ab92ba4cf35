import { after, approvalChallenge, phaseOf, proposedIn, start } from '@teller/election';
import type { LogEntry, Manifest, Standing } from '@teller/election';
import { checkApproval } from '@teller/protocol';
import { checkChain, closeHash, contentsHash, parseOfficersLog, recordPath } from '@teller/record';
import { noManifest, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';
import { hoursSaid } from './hours.ts';

/** Check 3: the chain, the order of the acts, every approval, and what was approved for publication. */
export async function checkOfficersLog(evidence: Evidence): Promise<Conclusion> {
  const { manifest, frozen, election } = evidence;
  const bytes = await take(evidence, recordPath.officersLog);
  if (manifest === undefined || election === undefined) return notDone(noManifest);
  const faults = new Faults();
  const log = bytes === undefined ? undefined : parseOfficersLog(bytes);
  if (log === undefined || !log.ok) {
    faults.add(
      `officers-log.json ${log === undefined ? 'is missing' : `is refused: ${log.error}`}`,
    );
    return faults.conclude('');
  }
  evidence.log = log.value;
  const close = closeHash(log.value);
  if (close !== undefined && frozen !== undefined)
    evidence.closing = { ...frozen, election, close };
  evidence.seal = log.value.map(({ action }) => action).find((action) => action.type === 'seal');
  const chain = checkChain(log.value, election);
  if (!chain.ok) faults.add(`${name(log.value, chain.error.entry)}: wrong ${chain.error.fault}`);
  const standings = replay(evidence, manifest, log.value, faults);
  const approvals = await checkApprovals(evidence, manifest, election, standings, faults);
  return faults.conclude(
    `${counted(log.value.length, 'entry', 'entries')}, ${counted(approvals, 'approval', 'approvals')} by passkey, ` +
      `each act by at least ${counted(manifest.approvals, 'officer', 'different officers')}.` +
      hoursSaid(log.value, standings),
  );
}

/** Follows the log. Gives the standing before each entry: an entry that isn't allowed leaves it as it was. */
function replay(
  evidence: Evidence,
  manifest: Manifest,
  log: readonly LogEntry[],
  faults: Faults,
): readonly Standing[] {
  let standing = start(manifest);
  const before: Standing[] = [];
  for (const [i, entry] of log.entries()) {
    before.push(standing);
    const next = after(standing, entry, manifest);
    if (next.ok) standing = next.value;
    else faults.add(`${name(log, i)} is not allowed at this point: ${next.error}`);
    const { action, previous } = entry;
    if (
      action.type === 'counted' &&
      action.contents !== contentsHash([...evidence.lines.values()], previous)
    )
      faults.add(
        `${name(log, i)}: the files, or the log before it, are not those that were counted and published`,
      );
  }
  if (phaseOf(standing) !== 'published')
    faults.add(`the log does not end with publication; the phase is ${phaseOf(standing)}`);
  return before;
}

/** Every approval given must hold, and each act needs enough of them. Returns how many hold. */
async function checkApprovals(
  { log = [], primitives }: Evidence,
  manifest: Manifest,
  election: string,
  standings: readonly Standing[],
  faults: Faults,
): Promise<number> {
  let held = 0;
  for (const [i, entry] of log.entries()) {
    const { approvals } = entry;
    const proposed = proposedIn(log, election, entry);
    if (proposed === undefined) {
      if (approvals.length > 0) faults.add(`${name(log, i)} has approvals that nobody needs`);
      continue;
    }
    const challenge = approvalChallenge(election, proposed);
    const approvers = new Set<string>();
    for (const approval of approvals) {
      const officer = standings[i]?.officers.find(({ id }) => id === approval.officer);
      const fault =
        officer === undefined
          ? 'not-an-officer'
          : await checkApproval(challenge, approval, officer, manifest.office, primitives);
      if (fault === undefined) approvers.add(approval.officer);
      else faults.add(`${name(log, i)}, approval by ${approval.officer}: ${fault}`);
    }
    held += approvers.size;
    if (approvers.size < approvals.length && approvers.size >= manifest.approvals)
      faults.add(`${name(log, i)}: an officer approved twice`);
    if (approvers.size < manifest.approvals)
      faults.add(
        `${name(log, i)} needs ${counted(manifest.approvals, 'officer', 'different officers')}, has ${approvers.size}`,
      );
  }
  return held;
}

function name(log: readonly LogEntry[], entry: number): string {
  return `entry ${entry} (${log[entry]?.action.type ?? '?'})`;
}
