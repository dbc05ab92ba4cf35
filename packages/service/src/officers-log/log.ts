import { assert, canonicalJson, err, ok, toHex, type Result } from '@teller/basics';
import { after, approvalChallenge, instant, lastChange } from '@teller/election';
import { proposedIn, start, type Approval, type Entered, type LogEntry } from '@teller/election';
import type { Action, FrozenElection, Manifest, ProposedAct } from '@teller/election';
import { furthestBehind, type Refusal, type Standing } from '@teller/election';
import { closeHash, nextEntry } from '@teller/record';
import type { Clock } from '../ports/clock.ts';
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
  readonly clock: Pick<Clock, 'now'>;
}

/** A trustee's act or a step; without a time of its own it has that at which it is appended. */
export type Unapproved = Pick<Entered, 'action' | 'contests'> & { readonly at?: string };

export async function readLog(deps: LogDeps, election: string): Promise<Logged | undefined> {
  const stored = await deps.elections.get(election);
  if (stored === undefined) return undefined;
  const { manifest, contests, ceremony } = stored;
  const log = await deps.log.read(election);
  return { election, manifest, contests, ceremony, log, standing: standingOf(manifest, log) };
}

/**
 * Appends what needs no approval, if it is legal, to what the log then is. What is in the log already is left
 * there: the same call again gives the same answer.
 *
 * @param wanted the entry, or how it follows from the log that it is appended to
 */
export async function appendAction(
  deps: LogDeps,
  election: string,
  wanted: Unapproved | ((log: readonly LogEntry[]) => Unapproved),
): Promise<Result<Logged, Refusal | 'unknown-election'>> {
  return append<never>(deps, election, (logged) => {
    const entered = typeof wanted === 'function' ? wanted(logged.log) : wanted;
    if (isLogged(logged, entered)) return ok('there');
    return ok({ entered: { at: timeOfNext(logged, deps.clock), ...entered }, approvals: [] });
  });
}

/** Appends an act with its approvals in the same way, in the place for which they were given or nowhere. */
export async function appendAct(
  deps: LogDeps,
  election: string,
  proposed: ProposedAct,
  approvals: readonly Approval[],
): Promise<Result<Logged, Refusal | 'unknown-election' | 'standing-has-changed'>> {
  return append<'standing-has-changed'>(deps, election, (logged) => {
    if (entryOf(logged, proposed) !== undefined) return ok('there');
    const entered = enterAct(logged, proposed, deps.clock);
    return entered.ok ? ok({ entered: entered.value, approvals }) : entered;
  });
}

/** The act as the log's next entry, unless it was proposed for another place in it. */
export function enterAct(
  logged: Logged,
  { act, contests, after: place, expires }: ProposedAct,
  clock: Pick<Clock, 'now'>,
): Result<Entered, 'standing-has-changed'> {
  if (place !== lastChange(logged.log, logged.election, contests))
    return err('standing-has-changed');
  return ok({ at: timeOfNext(logged, clock), contests, action: act, expires });
}

/** Brings the public state up to the log. It never goes back. */
export async function copyState(deps: Pick<LogDeps, 'elections'>, logged: Logged): Promise<void> {
  if (logged.log.length === 0) return;
  await deps.elections.copy(logged.election, stateFrom(logged.manifest, logged.log));
}

/** What a log says that everybody may know. */
export function stateFrom(manifest: Manifest, log: readonly LogEntry[]): ElectionState {
  const { phase, hours } = furthestBehind(standingOf(manifest, log));
  const seal = log.map(({ action }) => action).find(isSeal) ?? null;
  return { phase, hours, entries: log.length, close: closeHash(log) ?? null, seal };
}

/** The entry of this very act, if it is in the log: approved for this place in it. */
export function entryOf({ election, log }: Logged, proposed: ProposedAct): LogEntry | undefined {
  const wanted = canonicalJson(proposed);
  return log.find((entry) => {
    const other = proposedIn(log, election, entry);
    return other !== undefined && canonicalJson(other) === wanted;
  });
}

/** The challenge of the act's approvals as hex: the same act in the same place is the same proposal. */
export function proposalId(election: string, proposed: ProposedAct): string {
  return toHex(approvalChallenge(election, proposed));
}

/** Whether this step is in the log; a trustee's share, whether that trustee's is. */
export function isLogged({ log }: Logged, { action, contests }: Unapproved): boolean {
  const scope = String(contests);
  return log.some(({ action: other, contests: others }) => {
    if (other.type !== action.type || String(others) !== scope) return false;
    if (action.type !== 'release-shares') return true;
    return other.type === 'release-shares' && other.trustee === action.trustee;
  });
}

async function append<Fault>(
  deps: LogDeps,
  election: string,
  next: (logged: Logged) => Result<Next, Fault>,
): Promise<Result<Logged, Refusal | 'unknown-election' | Fault>> {
  // Again when somebody else was faster.
  for (;;) {
    const logged = await readLog(deps, election);
    if (logged === undefined) return err('unknown-election');
    const wanted = next(logged);
    if (!wanted.ok) return wanted;
    if (wanted.value === 'there') {
      await copyState(deps, logged);
      return ok(logged);
    }
    const { entered, approvals } = wanted.value;
    const moved = after(logged.standing, entered, logged.manifest);
    if (!moved.ok) return moved;
    const entry = nextEntry(logged.log, election, entered, approvals);
    // The commit point: one conditional put on the sequence number. Recovery sees the entry or
    // doesn't; a phase that was not copied after it is copied by the next call or by the job.
    if ((await deps.log.append(election, entry)) === 'taken') continue;
    const now = { ...logged, log: [...logged.log, entry], standing: moved.value };
    await copyState(deps, now);
    return ok(now);
  }
}

type Next = 'there' | { readonly entered: Entered; readonly approvals: readonly Approval[] };

/** Now; where another machine's clock was ahead, the time of its entry. */
function timeOfNext({ standing }: Logged, clock: Pick<Clock, 'now'>): string {
  const now = instant(clock.now());
  return standing.at !== undefined && now < standing.at ? standing.at : now;
}

function standingOf(manifest: Manifest, log: readonly LogEntry[]): Standing {
  let standing = start(manifest);
  for (const entry of log) {
    const next = after(standing, entry, manifest);
    assert(next.ok, 'only legal actions are appended');
    standing = next.value;
  }
  return standing;
}

function isSeal(action: Action): action is Seal {
  return action.type === 'seal';
}
