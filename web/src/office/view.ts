import type { Result } from '@teller/basics';
import type { LogEntry, Officer, OfficerAct, Phase, Standing } from '@teller/election';
import { call, type Failure } from '../api/call.ts';
import type { Seal, Turnout } from '../api/record.ts';

export interface Proposal {
  readonly id: string;
  readonly act: OfficerAct;
  /** Ids of the officers who have approved. */
  readonly approvals: readonly string[];
}

/** What a signed-in officer sees of the election. */
export interface OfficeView {
  readonly election: string;
  /** Id of who is signed in. */
  readonly officer: string;
  readonly phase: Phase;
  readonly standing: Standing;
  readonly officers: readonly Officer[];
  readonly approvalsNeeded: number;
  readonly log: readonly LogEntry[];
  readonly proposals: readonly Proposal[];
  readonly sealed: Seal | null;
  readonly turnout: Turnout | null;
}

export function readView(election: string): Promise<Result<OfficeView, Failure>> {
  return call('GET', `/api/office/elections/${encodeURIComponent(election)}`);
}

export function sendShare(
  election: string,
  share: { readonly trustee: string; readonly share: string },
): Promise<Result<{ readonly phase: Phase }, Failure>> {
  return call('POST', `/api/office/elections/${encodeURIComponent(election)}/shares`, {
    body: { trustee: share.trustee, share: share.share },
  });
}

export function signOut(): Promise<Result<void, Failure>> {
  return call('DELETE', '/api/office/session');
}
