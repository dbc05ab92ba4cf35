import { assert, err, ok, toHex, type Result } from '@teller/basics';
import { after, needsApproval, start, type Action, type Approval } from '@teller/election';
import {
  approvalChallenge,
  type FrozenElection,
  type LogEntry,
  type Manifest,
  type Officer,
} from '@teller/election';
import type { OfficerAct, Refusal, Standing } from '@teller/election';
import { closeHash, nextEntry } from '@teller/record';
import type { Elections, ElectionState, Seal } from '../ports/elections.ts';
import type { OfficersLog } from '../ports/officers-log.ts';

/** An election as its officers' log has it. */
export interface Logged extends FrozenElection {
  readonly election: string;
  readonly log: readonly LogEntry[];
  readonly standing: Standing;
}

export interface LogDeps {
  readonly elections: Pick<Elections, 'get' | 'copy'>;
  readonly log: OfficersLog;
}

export async function readLog(deps: LogDeps, election: string): Promise<Logged | undefined> {
  const stored = await deps.elections.get(election);
  if (stored === undefined) return undefined;
  const { manifest, contests, ceremony } = stored;
  const log = await deps.log.read(election);
  return { election, manifest, contests, ceremony, log, standing: standingOf(manifest, log) };
}

/**
 * Appends an action, if it is legal, to what the log then is; tries again when somebody else was
 * faster. An action that is in the log already is left there: the same call again gives the same
 * answer. Then brings the public phase up to date.
 *
 * @param wanted the action, or how it follows from the log that it is appended to
 */
export async function appendAction(
  deps: LogDeps,
  election: string,
  wanted: Action | ((log: readonly LogEntry[]) => Action),
  approvals: readonly Approval[],
): Promise<Result<Logged, Refusal | 'unknown-election'>> {
  for (;;) {
    const logged = await readLog(deps, election);
    if (logged === undefined) return err('unknown-election');
    const action = typeof wanted === 'function' ? wanted(logged.log) : wanted;
    if (isLogged(logged, action)) {
      await copyState(deps, logged);
      return ok(logged);
    }
    const next = after(logged.standing, action, logged.manifest);
    if (!next.ok) return next;
    // Twice the same passkey could pass for two officers; readers of the record refuse it.
    if (action.type === 'enrol-officer' && isKnown(officersOf(logged), action.officer))
      return err('already-done');
    const entry = nextEntry(logged.log, election, action, approvals);
    // The commit point: one conditional put on the sequence number. Recovery sees the entry or
    // doesn't; a phase that was not copied after it is copied by the next call or by the job.
    if ((await deps.log.append(election, entry)) === 'taken') continue;
    const now = { ...logged, log: [...logged.log, entry], standing: next.value };
    await copyState(deps, now);
    return ok(now);
  }
}

/** Brings the public state up to the log. It never goes back. */
export async function copyState(deps: Pick<LogDeps, 'elections'>, logged: Logged): Promise<void> {
  if (logged.log.length === 0) return;
  await deps.elections.copy(logged.election, stateFrom(logged.manifest, logged.log));
}

/** What a log says that everybody may know. */
export function stateFrom(manifest: Manifest, log: readonly LogEntry[]): ElectionState {
  const { phase, hours } = standingOf(manifest, log);
  const seal = log.map(({ action }) => action).find(isSeal) ?? null;
  return { phase, hours, entries: log.length, close: closeHash(log) ?? null, seal };
}

/** Whether this very action is in the log; a trustee's share, whether that trustee's does. */
export function isLogged({ election, log }: Logged, action: Action): boolean {
  return log.some(({ action: other }) => {
    if (needsApproval(action))
      return needsApproval(other) && proposalId(election, other) === proposalId(election, action);
    if (action.type !== 'release-share') return other.type === action.type;
    return other.type === 'release-share' && other.trustee === action.trustee;
  });
}

/** The officers as of now: the manifest's and those enrolled since. */
export function officersOf({ manifest, log }: Logged): readonly Officer[] {
  const enrolled = log.flatMap(({ action }) =>
    action.type === 'enrol-officer' ? [action.officer] : [],
  );
  return [...manifest.officers, ...enrolled];
}

/** Whether an officer with this id, credential or key is there already. */
export function isKnown(officers: readonly Officer[], officer: Officer): boolean {
  return officers.some(
    ({ id, credential, publicKey }) =>
      id === officer.id || credential === officer.credential || publicKey === officer.publicKey,
  );
}

/** The act's approval challenge as hex. */
export function proposalId(election: string, act: OfficerAct): string {
  return toHex(approvalChallenge(election, act));
}

function standingOf(manifest: Manifest, log: readonly LogEntry[]): Standing {
  let standing = start(manifest);
  for (const { action } of log) {
    const next = after(standing, action, manifest);
    assert(next.ok, 'only legal actions are appended');
    standing = next.value;
  }
  return standing;
}

function isSeal(action: Action): action is Seal {
  return action.type === 'seal';
}
