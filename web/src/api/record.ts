import type { Result } from '@teller/basics';
import type { Manifest, Phase } from '@teller/election';
import { call, type Failure } from './call.ts';

/** One line of the list of elections. */
export interface ListedElection {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly kind: Manifest['kind'];
  readonly phase: Phase;
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface Turnout {
  readonly contests: readonly {
    readonly contest: string;
    readonly eligible: number;
    /** Tokens taken; null while fewer than ten, so that nobody is picked out. */
    readonly issued: number | null;
  }[];
}

export interface Seal {
  readonly contests: readonly {
    readonly contest: string;
    readonly ballots: number;
    readonly root: string;
  }[];
  readonly register: string;
}

/** What everyone may know of an election. The id is checked against the manifest in the browser. */
export interface PublicElection {
  readonly id: string;
  readonly phase: Phase;
  readonly manifest: Manifest;
  readonly turnout: Turnout | null;
  readonly seal: Seal | null;
}

export function listElections(): Promise<
  Result<{ readonly elections: readonly ListedElection[] }, Failure>
> {
  return call('GET', '/api/record/elections');
}

export function readElection(id: string): Promise<Result<PublicElection, Failure>> {
  return call('GET', `/api/record/elections/${encodeURIComponent(id)}`);
}
