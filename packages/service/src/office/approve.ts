import type { Approved } from '@teller/api';
import { err, ok, type Result } from '@teller/basics';
import { after, approvalChallenge } from '@teller/election';
import type { Approval, OfficerAct, Refusal } from '@teller/election';
import { checkApproval } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { appendAction, copyState, isKnown, isLogged, officersOf } from '../officers-log/log.ts';
import { proposalId, readLog } from '../officers-log/log.ts';
import type { Logged } from '../officers-log/log.ts';
import type { OfficeDeps } from './deps.ts';
import { verifyAssertion } from './passkey.ts';

/** Minutes an act's time may differ from ours when it is first approved. */
const tolerance = 5;
/** Hours an act waits for the other officers. */
const proposalLife = 24;

export type ApprovalRefusal =
  | Refusal
  | 'unknown-election'
  | 'unknown-officer'
  | 'approval-not-valid'
  | 'act-not-of-now'
  | 'proposal-lapsed'
  | 'not-proposed'
  | 'officer-already-known';

/**
 * Takes one officer's approval of an act: an assertion by their passkey whose challenge is the act's.
 * The first approval proposes the act; once as many different officers as the manifest says have
 * approved it, it is appended to the officers' log. The same approval again gives the same answer.
 */
export async function approve(
  deps: OfficeDeps,
  asked: { readonly election: string; readonly act: OfficerAct; readonly approval: Approval },
): Promise<Result<Approved, ApprovalRefusal>> {
  const { election, act, approval } = asked;
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  const officer = officersOf(logged).find(({ id }) => id === approval.officer);
  if (officer === undefined) return err('unknown-officer');
  const challenge = approvalChallenge(election, act);
  const { office } = logged.manifest;
  if (!(await verifyAssertion(office, officer, challenge, approval)))
    return err('approval-not-valid');
  // What readers of the record would refuse must never get into the log: it could not be taken out.
  const fault = await checkApproval(election, act, approval, officer, office, nodePrimitives);
  if (fault !== undefined) return err('approval-not-valid');

  const id = proposalId(election, act);
  if (isLogged(logged, act)) return done(deps, logged, id);
  const next = after(logged.standing, act, logged.manifest);
  if (!next.ok) return next;
  if (act.type === 'enrol-officer' && isKnown(officersOf(logged), act.officer))
    return err('officer-already-known');

  // The first commit point: the act is proposed. Recovery sees a proposal without approvals, which
  // the same call completes.
  const proposed = (await deps.proposals.list(election)).some((one) => one.id === id);
  const age = deps.clock.now() - Date.parse(act.at);
  if (proposed && act.type !== 'enrol-officer' && age > proposalLife * 3_600_000)
    return err('proposal-lapsed');
  if (!proposed) {
    // Who becomes an officer is proposed with a set-up code, by their own passkey.
    if (act.type === 'enrol-officer') return err('not-proposed');
    if (Math.abs(age) > tolerance * 60_000) return err('act-not-of-now');
    await deps.proposals.propose(election, id, act);
  }

  // The second: this officer's approval is stored. Of officers who approve at the same time, at least
  // one sees all approvals in the list that follows, and goes on.
  await deps.proposals.approve(election, id, approval);
  const proposal = (await deps.proposals.list(election)).find((one) => one.id === id);
  const approvals = (proposal?.approvals ?? []).toSorted((a, b) =>
    a.officer < b.officer ? -1 : 1,
  );
  if (approvals.length < logged.manifest.approvals)
    return await notYet(deps, { election, act, id }, approvals.length);

  // The third: the act is in the log (see appendAction). Recovery sees a proposal with enough
  // approvals; any of its officers' next approval completes it.
  const appended = await appendAction(deps, election, act, approvals);
  return appended.ok ? done(deps, appended.value, id) : appended;
}

async function done(
  deps: OfficeDeps,
  logged: Logged,
  id: string,
): Promise<Result<Approved, never>> {
  await copyState(deps, logged);
  await deps.proposals.drop(logged.election, id);
  const entry = logged.log.find(
    ({ action, approvals }) =>
      approvals.length > 0 && proposalId(logged.election, action as OfficerAct) === id,
  );
  return ok({
    status: 'done',
    phase: logged.standing.phase,
    approvals: entry?.approvals.length ?? 0,
  });
}

/**
 * The answer to an approval after which there are too few: the act waits, unless another officer's call
 * has appended it, and dropped the proposal, in the meantime.
 */
async function notYet(
  deps: OfficeDeps,
  {
    election,
    act,
    id,
  }: { readonly election: string; readonly act: OfficerAct; readonly id: string },
  approvals: number,
): Promise<Result<Approved, ApprovalRefusal>> {
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  if (isLogged(logged, act)) return done(deps, logged, id);
  const next = after(logged.standing, act, logged.manifest);
  if (!next.ok) return next;
  // No approval at all, not even this one, was found: the proposal has been dropped.
  if (approvals === 0) return err('not-proposed');
  return ok({ status: 'pending', phase: logged.standing.phase, approvals });
}
