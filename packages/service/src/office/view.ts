import type { OfficeView, Sealed } from '@teller/api';
import { jobNames, type JobReport } from '@teller/api';
import { err, ok, type Result } from '@teller/basics';
import { after, isKnown, phaseOf, type LogEntry, type ProposedAct } from '@teller/election';
import { enterAct, readLog, type Logged } from '../officers-log/log.ts';
import { readJobReport } from '../working-area/job-reports.ts';
import { shownTurnout } from '../working-area/turnout.ts';
import type { OfficeDeps } from './deps.ts';
import { signedIn } from './sign-in.ts';

/** What officers see of their election. */
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
    phase: phaseOf(standing),
    standing,
    officers: standing.officers,
    approvalsNeeded: manifest.approvals,
    log,
    proposals: proposals
      .filter(({ proposed }) => isShown(deps, logged, proposed))
      .map(({ id, proposed, approvals }) => ({
        id,
        proposed,
        approvals: approvals.map(({ officer }) => officer).toSorted(),
      })),
    sealed: sealedIn(log) ?? null,
    turnout: await shownTurnout(deps.files, election),
    jobs: await jobReports(deps, election),
  });
}

async function jobReports({ files }: OfficeDeps, election: string): Promise<readonly JobReport[]> {
  const reports: JobReport[] = [];
  for (const job of jobNames) {
    const said = await readJobReport(files, election, job);
    if (said !== undefined) reports.push(said);
  }
  return reports;
}

/** Acts that can still take effect, and whoever could still become an officer, to be proposed again. */
function isShown(deps: OfficeDeps, logged: Logged, proposed: ProposedAct): boolean {
  const entered = enterAct(logged, proposed, deps.clock);
  if (entered.ok && after(logged.standing, entered.value, logged.manifest).ok) return true;
  const { act } = proposed;
  return act.type === 'enrol-officer' && !isKnown(logged.standing.officers, act.officer);
}

function sealedIn(log: readonly LogEntry[]): Sealed | undefined {
  for (const { action } of log)
    if (action.type === 'seal') return { contests: action.contests, register: action.register };
  return undefined;
}
