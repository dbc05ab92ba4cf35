import {
  after,
  needsApproval,
  start,
  type LogEntry,
  type Manifest,
  type Officer,
  type OfficerAct,
} from '@teller/election';
import { checkApproval } from '@teller/protocol';
import { checkChain, closeHash, contentsHash, parseOfficersLog, recordPath } from '@teller/record';
import { noManifest, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';

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
  replay(evidence, manifest, log.value, faults);
  const approvals = await checkApprovals(election, manifest, log.value, evidence, faults);
  return faults.conclude(
    `${counted(log.value.length, 'entry', 'entries')}, ${counted(approvals, 'approval', 'approvals')} by passkey, ` +
      `each act by at least ${counted(manifest.approvals, 'officer', 'different officers')}.`,
  );
}

function replay(
  evidence: Evidence,
  manifest: Manifest,
  log: readonly LogEntry[],
  faults: Faults,
): void {
  let standing = start(manifest);
  for (const [i, { action, previous }] of log.entries()) {
    const next = after(standing, action, manifest);
    if (next.ok) standing = next.value;
    else faults.add(`${name(log, i)} is not allowed at this point: ${next.error}`);
    if (
      action.type === 'counted' &&
      action.contents !== contentsHash([...evidence.lines.values()], previous)
    )
      faults.add(
        `${name(log, i)}: the files, or the log before it, are not those that were counted and published`,
      );
  }
  if (standing.phase !== 'published')
    faults.add(`the log does not end with publication; the phase is ${standing.phase}`);
}

/** Every approval given must hold, and each act needs enough of them. Returns how many hold. */
async function checkApprovals(
  election: string,
  manifest: Manifest,
  log: readonly LogEntry[],
  { primitives }: Evidence,
  faults: Faults,
): Promise<number> {
  const officers = new Map(manifest.officers.map((officer) => [officer.id, officer]));
  let held = 0;
  for (const [i, { action, approvals }] of log.entries()) {
    if (!needsApproval(action)) {
      if (approvals.length > 0) faults.add(`${name(log, i)} has approvals that nobody needs`);
      continue;
    }
    const approvers = new Set<string>();
    for (const approval of approvals) {
      const officer = officers.get(approval.officer);
      const fault =
        officer === undefined
          ? 'not-an-officer'
          : await checkApproval(election, action, approval, officer, manifest.office, primitives);
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
    enrol(action, officers, () => {
      faults.add(`${name(log, i)} enrols an officer or a passkey that is enrolled already`);
    });
  }
  return held;
}

function enrol(act: OfficerAct, officers: Map<string, Officer>, refuse: () => void): void {
  if (act.type !== 'enrol-officer') return;
  const { id, publicKey, credential } = act.officer;
  const taken = [...officers.values()].some(
    (known) => known.id === id || known.publicKey === publicKey || known.credential === credential,
  );
  if (taken) refuse();
  else officers.set(id, act.officer);
}

function name(log: readonly LogEntry[], entry: number): string {
  return `entry ${entry} (${log[entry]?.action.type ?? '?'})`;
}
