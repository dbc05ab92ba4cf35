import { roll, type Failure, type Member, type PublicElection } from '@teller/api';
import type { Manifest } from '@teller/election';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '../api/call.ts';
import { sessionMarker } from '../api/session-marker.ts';
import { carriedFor } from './casting-ports.ts';
import {
  forget,
  onSharedComputer,
  readPrivate,
  rememberedOwner,
  rememberOwner,
  writePrivate,
  type Owner,
} from './device.ts';
import { contestsOf, draftFor, type ContestDraft, type Draft } from './draft.ts';
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
export function useVoter(opened: PublicElection): Voter {
  const election = opened.id;
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
    setOwner(next);
    const unknown = member.contests.filter((id) => carriedFor(next, id) === undefined);
    const taken = await readTaken(opened, opened.phase === 'open' ? unknown : []);
    setSession({ state: 'signed-in', member, taken });
    return { member, taken };
  }, [election, opened]);
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

/** What can still be done in one contest of this member. */
export type ContestState =
  | { readonly state: 'open' }
  | { readonly state: 'received' }
  | { readonly state: 'sealed' }
  | { readonly state: 'taken-elsewhere'; readonly issuedAt: string };

export function contestState(owner: Owner, contest: string, taken: TakenBefore): ContestState {
  const carried = carriedFor(owner, contest);
  if (carried?.stage === 'received' || carried?.stage === 'sealed') return { state: carried.stage };
  const issuedAt = taken.get(contest);
  if (carried === undefined && issuedAt !== undefined)
    return { state: 'taken-elsewhere', issuedAt };
  return { state: 'open' };
}

interface DraftKeeper {
  readonly draft: Draft;
  /** False when the device refused to keep it. */
  readonly kept: boolean;
  readonly change: (contest: string, part: Partial<ContestDraft>) => void;
}

/** The draft of this member's contests, kept on the device at every change. */
export function useDraft(
  manifest: Manifest,
  owner: Owner | undefined,
  contests: readonly string[],
): DraftKeeper {
  const ids = contests.join();
  const fresh = useMemo(
    () =>
      draftFor(
        contestsOf(manifest, ids.split(',')).map(({ contest }) => contest),
        owner && readPrivate(owner, 'draft'),
      ),
    [manifest, owner, ids],
  );
  const [changed, setChanged] = useState<Draft>({});
  const [kept, setKept] = useState(true);
  const draft = useMemo(() => ({ ...fresh, ...changed }), [fresh, changed]);
  useEffect(() => {
    if (!owner || ids === '') return;
    // What has been sealed in the meantime stays erased.
    const open = Object.entries(draft).filter(([id]) => {
      const stage = carriedFor(owner, id)?.stage;
      return stage !== 'sealed' && stage !== 'received';
    });
    setKept(writePrivate(owner, 'draft', Object.fromEntries(open)));
  }, [owner, ids, draft]);
  const change = useCallback(
    (contest: string, part: Partial<ContestDraft>) =>
      setChanged((before) => {
        const now = before[contest] ?? fresh[contest];
        return now ? { ...before, [contest]: { ...now, ...part } } : before;
      }),
    [fresh],
  );
  return { draft, kept, change };
}
