import type { Approved } from '@teller/api';
import { canonicalJson, err, ok, type Result } from '@teller/basics';
import { after, approvalChallenge, instant, longestWait } from '@teller/election';
import { phaseOf, type Approval, type Officer, type ProposedAct } from '@teller/election';
import type { Refusal } from '@teller/election';
import { checkApproval } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { appendAct, copyState, enterAct, entryOf } from '../officers-log/log.ts';
import { proposalId, readLog } from '../officers-log/log.ts';
import type { Logged } from '../officers-log/log.ts';
import type { OfficeDeps } from './deps.ts';
import { verifyAssertion } from './passkey.ts';

export type ApprovalRefusal =
  | Refusal
  | 'unknown-election'
  | 'unknown-officer'
  | 'approval-not-valid'
  | 'act-not-of-now'
  | 'standing-has-changed'
  | 'not-proposed';

interface Asked {
  readonly election: string;
  readonly proposed: ProposedAct;
  readonly approval: Approval;
}

/**
 * Takes one officer's approval of an act: an assertion by their passkey whose challenge is that of the act in its
 * place. The first approval proposes it; once enough different officers have approved it, it is appended
 * to the officers' log. The same approval again gives the same answer.
 */
export async function approve(
  deps: OfficeDeps,
  asked: Asked,
): Promise<Result<Approved, ApprovalRefusal>> {
  const { election, proposed, approval } = asked;
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  const officer = logged.standing.officers.find(({ id }) => id === approval.officer);
  if (officer === undefined) return err('unknown-officer');
  const challenge = approvalChallenge(election, proposed);
  const { office } = logged.manifest;
  if (!(await verifyAssertion(office, officer, challenge, approval)))
    return err('approval-not-valid');
  // What readers of the record would refuse must never get into the log: it could not be taken out.
  const fault = await checkApproval(challenge, approval, officer, office, nodePrimitives);
  if (fault !== undefined) return err('approval-not-valid');

  const id = proposalId(election, proposed);
  if (entryOf(logged, proposed) !== undefined) return done(deps, logged, proposed);
  const legal = isLegal(deps, logged, proposed);
  if (!legal.ok) return legal;

  // The first commit point: the act is proposed. Recovery sees a proposal without approvals, which
  // the same call completes.
  const waiting = await deps.proposals.list(election);
  if (!waiting.some((one) => one.id === id)) {
    // Who becomes an officer is proposed with a set-up code, by their own passkey; in another place of
    // the log, or later, any officer proposes the same person again.
    const { act } = proposed;
    if (act.type === 'enrol-officer' && !waiting.some((one) => enrols(one.proposed, act.officer)))
      return err('not-proposed');
    await deps.proposals.propose(election, id, proposed);
  }

  // The second: this officer's approval is stored. Of officers who approve at the same time, at least
  // one sees all approvals in the list that follows, and goes on.
  await deps.proposals.approve(election, id, approval);
  const proposal = (await deps.proposals.list(election)).find((one) => one.id === id);
  const approvals = (proposal?.approvals ?? []).toSorted((a, b) =>
    a.officer < b.officer ? -1 : 1,
  );
  if (approvals.length < logged.manifest.approvals)
    return await notYet(deps, asked, approvals.length);

  // The third: the act is in the log (see appendAct). Recovery sees a proposal with enough
  // approvals; any of its officers' next approval completes it.
  const appended = await appendAct(deps, election, proposed, approvals);
  return appended.ok ? done(deps, appended.value, proposed) : appended;
}

/** Whether the act could be entered now, in the place and within the time that its approvals are for. */
function isLegal(
  deps: OfficeDeps,
  logged: Logged,
  proposed: ProposedAct,
): Result<void, ApprovalRefusal> {
  const entered = enterAct(logged, proposed, deps.clock);
  if (!entered.ok) return entered;
  const latest = instant(Date.parse(entered.value.at) + longestWait * 3_600_000);
  if (proposed.expires > latest) return err('act-not-of-now');
  const next = after(logged.standing, entered.value, logged.manifest);
  return next.ok ? ok(undefined) : next;
}

/** Whether the proposal is that this very person becomes an officer. */
export function enrols({ act }: ProposedAct, officer: Officer): boolean {
  return act.type === 'enrol-officer' && canonicalJson(act.officer) === canonicalJson(officer);
}

async function done(
  deps: OfficeDeps,
  logged: Logged,
  proposed: ProposedAct,
): Promise<Result<Approved, never>> {
  await copyState(deps, logged);
  await deps.proposals.drop(logged.election, proposalId(logged.election, proposed));
  return ok({
    status: 'done',
    phase: phaseOf(logged.standing),
    approvals: entryOf(logged, proposed)?.approvals.length ?? 0,
  });
}

/**
 * The answer to an approval after which there are too few: the act waits, unless another officer's call
 * has appended it, and dropped the proposal, in the meantime.
 */
async function notYet(
  deps: OfficeDeps,
  { election, proposed }: Asked,
  approvals: number,
): Promise<Result<Approved, ApprovalRefusal>> {
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  if (entryOf(logged, proposed) !== undefined) return done(deps, logged, proposed);
  const legal = isLegal(deps, logged, proposed);
  if (!legal.ok) return legal;
  // No approval at all, not even this one, was found: the proposal has been dropped.
  if (approvals === 0) return err('not-proposed');
  return ok({ status: 'pending', phase: phaseOf(logged.standing), approvals });
}
