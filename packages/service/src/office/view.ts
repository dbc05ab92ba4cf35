import { err, ok, type Result } from '@teller/basics';
import { after, type LogEntry, type Officer, type OfficerAct } from '@teller/election';
import type { Phase, Standing } from '@teller/election';
import { isLogged, officersOf, readLog } from '../log.ts';
import type { Seal } from '../ports/elections.ts';
import { shownTurnout, type Turnout } from '../turnout.ts';
import type { OfficeDeps } from './deps.ts';
import { signedIn } from './sign-in.ts';

/** What officers see of their election. Nothing about ballots but what is public. */
export interface OfficeView {
  readonly election: string;
  /** Who is signed in. */
  readonly officer: string;
  readonly phase: Phase;
  readonly standing: Standing;
  readonly officers: readonly Officer[];
  readonly approvalsNeeded: number;
  readonly log: readonly LogEntry[];
  /** Acts that wait for approvals and are still legal. */
  readonly proposals: readonly {
    readonly id: string;
    readonly act: OfficerAct;
    /** Ids of the officers who have approved. */
    readonly approvals: readonly string[];
  }[];
  readonly sealed: Seal | null;
  readonly turnout: Turnout | null;
}

export async function officeView(
  deps: OfficeDeps,
  secret: string,
  election: string,
): Promise<Result<OfficeView, 'not-signed-in' | 'unknown-election'>> {
  const session = await signedIn(deps, secret);
  if (session === undefined || session.election !== election) return err('not-signed-in');
  const logged = await readLog(deps, election);
  if (logged === undefined) return err('unknown-election');
  const { manifest, standing, log } = logged;
  const proposals = await deps.proposals.list(election);
  return ok({
    election,
    officer: session.subject,
    phase: standing.phase,
    standing,
    officers: officersOf(logged),
    approvalsNeeded: manifest.approvals,
    log,
    proposals: proposals
      .filter(({ act }) => !isLogged(logged, act) && after(standing, act, manifest).ok)
      .map(({ id, act, approvals }) => ({
        id,
        act,
        approvals: approvals.map(({ officer }) => officer).toSorted(),
      })),
    sealed: log.flatMap(({ action }) => (action.type === 'seal' ? [action] : []))[0] ?? null,
    turnout: await shownTurnout(deps.files, election),
  });
}
