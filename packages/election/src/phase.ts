import { err, ok, unreachable, type Result } from '@teller/basics';
import { needsApproval, type Action } from './action.ts';
import { instant } from './instant.ts';
import { longestWait, type Entered, type Scope } from './log-entry.ts';
import type { Manifest } from './manifest.ts';
import type { Officer } from './officer.ts';
import type { ContestStanding, Standing } from './standing.ts';

export type Refusal =
  | 'not-in-this-phase'
  | 'already-done'
  | 'unknown-contest'
  | 'for-all-contests-only'
  | 'unknown-trustee'
  | 'not-sealed-yet'
  | 'contents-differ'
  | 'officer-already-known'
  | 'not-at-this-time'
  | 'proposal-lapsed';

/** What is one file, or one roll, for the whole election. */
const forAllOnly: ReadonlySet<Action['type']> = new Set([
  'freeze',
  'enrol-officer',
  'open',
  'close',
  'seal',
  'count',
  'counted',
  'publish',
  'void',
]);

/** The legal steps of an election, and nothing else: where an entry of the log leads from a standing. */
export function after(
  standing: Standing,
  entry: Entered,
  manifest: Manifest,
): Result<Standing, Refusal> {
  const { at, action, contests } = entry;
  if (standing.at !== undefined && at < standing.at) return err('not-at-this-time');
  if (needsApproval(action) !== (entry.expires !== undefined) || isLate(entry))
    return err('proposal-lapsed');
  if (contests !== 'all' && forAllOnly.has(action.type)) return err('for-all-contests-only');
  const named = contestsNamed(standing, contests);
  if (named === undefined) return err('unknown-contest');
  if (named.size === 0) return err('not-in-this-phase');
  const next: ContestStanding[] = [];
  for (const contest of standing.contests) {
    const moved = named.has(contest.contest) ? contestAfter(contest, entry, manifest) : ok(contest);
    if (!moved.ok) return moved;
    next.push(moved.value);
  }
  const officers = officersAfter(standing.officers, action);
  return officers.ok ? ok({ at, officers: officers.value, contests: next }) : officers;
}

/** The same for one contest that the entry names. */
function contestAfter(
  contest: ContestStanding,
  { at, action }: Entered,
  { trustees, threshold }: Manifest,
): Result<ContestStanding, Refusal> {
  const { phase, hours } = contest;
  switch (action.type) {
    case 'freeze':
      if (phase !== 'draft') return err('not-in-this-phase');
      return contest.frozen ? err('already-done') : ok({ ...contest, frozen: true });
    case 'enrol-officer':
      return phase === 'published' || phase === 'void' ? err('not-in-this-phase') : ok(contest);
    case 'open':
    case 'open-on-time':
      if (phase !== 'draft' || !contest.frozen) return err('not-in-this-phase');
      if (action.type === 'open' ? at >= hours.closesAt : at !== hours.opensAt)
        return err('not-at-this-time');
      return ok({ ...contest, phase: 'open' });
    case 'close':
    case 'close-on-time':
      if (phase !== 'open') return err('not-in-this-phase');
      // Before the start nobody could vote: who wants none of it declares it void.
      if (action.type === 'close' ? at < hours.opensAt : at !== hours.closesAt)
        return err('not-at-this-time');
      return ok({ ...contest, phase: 'closed' });
    case 'seal':
      if (phase !== 'closed') return err('not-in-this-phase');
      return contest.sealed ? err('already-done') : ok({ ...contest, sealed: true });
    case 'release-shares': {
      if (phase !== 'closed' && phase !== 'opened') return err('not-in-this-phase');
      if (!contest.sealed) return err('not-sealed-yet');
      if (!trustees.some(({ id }) => id === action.trustee)) return err('unknown-trustee');
      if (contest.shares.includes(action.trustee)) return err('already-done');
      const shares = [...contest.shares, action.trustee];
      const enough = shares.length >= threshold;
      return ok({ ...contest, shares, phase: enough ? 'opened' : phase });
    }
    case 'count':
      if (phase !== 'opened') return err('not-in-this-phase');
      return contest.countAsked ? err('already-done') : ok({ ...contest, countAsked: true });
    case 'counted':
      if (phase !== 'opened' || !contest.countAsked) return err('not-in-this-phase');
      return ok({ ...contest, phase: 'counted', contents: action.contents });
    case 'publish':
      if (phase !== 'counted') return err('not-in-this-phase');
      if (action.contents !== contest.contents) return err('contents-differ');
      return ok({ ...contest, phase: 'published' });
    case 'void':
      return phase === 'published' || phase === 'void'
        ? err('not-in-this-phase')
        : ok({ ...contest, phase: 'void' });
    default:
      return unreachable(action);
  }
}

/** The ids that a scope means; undefined unless they are the election's, each once, in its order. */
function contestsNamed(standing: Standing, scope: Scope): ReadonlySet<string> | undefined {
  if (scope === 'all')
    return new Set(
      standing.contests.filter(({ phase }) => phase !== 'void').map(({ contest }) => contest),
    );
  const named = new Set(scope);
  const ordered = standing.contests.filter(({ contest }) => named.has(contest));
  return ordered.map(({ contest }) => contest).join() === scope.join() ? named : undefined;
}

/** Whether an act takes effect after its approvals have expired, or was signed for longer than may be. */
function isLate({ at, expires }: Entered): boolean {
  if (expires === undefined) return false;
  return expires < at || expires > instant(Date.parse(at) + longestWait * 3_600_000);
}

function officersAfter(
  officers: readonly Officer[],
  action: Action,
): Result<readonly Officer[], Refusal> {
  if (action.type !== 'enrol-officer') return ok(officers);
  // Twice the same passkey could pass for two officers.
  return isKnown(officers, action.officer)
    ? err('officer-already-known')
    : ok([...officers, action.officer]);
}

/** Whether an officer with this id, credential or key is there already. */
export function isKnown(officers: readonly Officer[], officer: Officer): boolean {
  return officers.some(
    ({ id, credential, publicKey }) =>
      id === officer.id || credential === officer.credential || publicKey === officer.publicKey,
  );
}
