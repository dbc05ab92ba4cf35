import { roll, type Failure, type Member } from '@teller/api';
import type { LoadedElection } from '../../api/contests.ts';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { sessionMarker } from '../../api/session-marker.ts';
import { carriedFor } from '../cast/casting-ports.ts';
import {
  forget,
  onSharedComputer,
  rememberedOwner,
  rememberOwner,
  type Owner,
} from '../device/kept.ts';
import { readTaken, type TakenBefore } from './taken-before.ts';

const marker = sessionMarker('vote');

/** Who is voting, as far as is known. */
type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | ({ readonly state: 'signed-in' } & SignedIn);

export interface SignedIn {
  readonly member: Member;
  /** What the issuers say of contests that this device knows nothing of. */
  readonly taken: TakenBefore;
}

export interface Voter {
  readonly session: Session;
  /** The signed-in member, or whoever was last signed in on this tab. */
  readonly owner: Owner | undefined;
  /** Asks the roll who is signed in, and while the election is open the issuers what they took. */
  readonly refresh: () => Promise<SignedIn | undefined>;
  /** Ends the session. A failure says that it may still be there. */
  readonly leave: () => Promise<Failure | undefined>;
}

/** Keeps the session: the roll's cookie says who it is, this only asks. */
export function useVoter(opened: LoadedElection, open: boolean): Voter {
  const election = opened.id;
  const { manifest } = opened;
  const [session, setSession] = useState<Session>(() => ({
    state: marker.maybe(election) ? 'asking' : 'signed-out',
  }));
  const [owner, setOwner] = useState(() => rememberedOwner(election));
  const refresh = useCallback(async (): Promise<SignedIn | undefined> => {
    marker.set(election);
    const answer = await call(roll.readMember);
    if (!answer.ok) {
      const signedOut = answer.error.kind === 'problem' && answer.error.name === 'not-signed-in';
      if (signedOut) marker.clear();
      setSession(signedOut ? { state: 'signed-out' } : { state: 'failed', failure: answer.error });
      return undefined;
    }
    const member = answer.value;
    // A session of another election is none in this one.
    if (member.election !== election) {
      marker.clear();
      setSession({ state: 'signed-out' });
      return undefined;
    }
    const next = { election, salt: member.salt };
    rememberOwner(next);
    setOwner((before) => (before?.salt === next.salt ? before : next));
    const unknown = member.contests.filter((id) => carriedFor(next, id) === undefined);
    const taken = await readTaken(manifest, open ? unknown : []);
    setSession({ state: 'signed-in', member, taken });
    return { member, taken };
  }, [election, manifest, open]);
  useEffect(() => {
    if (marker.maybe(election)) void refresh();
  }, [election, refresh]);
  const leave = useCallback(async () => {
    const answer = await call(roll.endSession);
    if (!answer.ok) return answer.error;
    marker.clear();
    if (owner && onSharedComputer()) forget(owner);
    rememberOwner(undefined);
    setOwner(undefined);
    setSession({ state: 'signed-out' });
    return undefined;
  }, [owner]);
  return { session, owner, refresh, leave };
}
