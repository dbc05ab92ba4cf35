import { useEffect, useState, type ReactElement } from 'react';
import type { Failure } from '@teller/api';
import type { LoadedElection } from '../api/contests.ts';
import { useContests } from '../api/use-contests.ts';
import { useManifestCheck } from '../api/use-manifest-check.ts';
import { useVoting } from '../api/voting.ts';
import { dateTime } from '../frame/dates.ts';
import { Frame } from '../frame/frame.tsx';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { go, useQuery } from '../frame/route.ts';
import { carriedContests } from './cast/casting-ports.ts';
import { resumable } from './cast/plan.ts';
import { useLater } from './later/use-later.ts';
import { contestsOf, decided } from './rank/draft.ts';
import { useDraft } from './rank/use-draft.ts';
import { statesOf } from './sign-in/contest-state.ts';
import { useVoter, type SignedIn } from './sign-in/use-voter.ts';
import { isPast, pageOf, type Way } from './steps.tsx';
import { words } from './words.ts';

/** Voting in one election: which step is shown, and the way from each to the next. */
export function VoteIn({
  election: listed,
  reload,
}: {
  readonly election: LoadedElection;
  readonly reload: () => void;
}): ReactElement {
  const { id, manifest } = listed;
  const now = useVoting(listed, reload);
  const query = useQuery();
  const voter = useVoter(listed, now.voting === 'open');
  const [resumed, setResumed] = useState(() => resumable(id));
  // Casting starts with a press of the button on the review page, never with an address.
  const [begun, setBegun] = useState(false);
  const [stillIn, setStillIn] = useState<Failure>();
  const signedIn = voter.session.state === 'signed-in' ? voter.session : undefined;

  const states = new Map(signedIn && voter.owner ? statesOf(voter.owner, signedIn) : []);
  const own = resumed ?? voter.owner;
  const wanted = new Set([...states.keys(), ...(own ? carriedContests(own) : [])]);
  // In manifest order, and of this election: storage is the device's, not ours.
  const [election, contests] = useContests(
    listed,
    manifest.contests.flatMap((line) => (wanted.has(line.id) ? [line.id] : [])),
  );
  const check = useManifestCheck(election);
  const open = contestsOf(
    election,
    [...states].filter(([, { state }]) => state === 'open').map(([contest]) => contest),
  );
  const keeper = useDraft(
    election,
    voter.owner,
    open.map(({ contest }) => contest.id),
  );
  // A ballot that was sealed here and never confirmed goes before everything else.
  useEffect(() => {
    if (resumed) go({ step: 'cast', contest: undefined }, 'replace');
  }, [resumed]);

  function begin(next: SignedIn | undefined): void {
    setResumed(undefined);
    setBegun(false);
    go(next ? firstStep(election, next) : { step: 'sign-in', contest: undefined });
  }
  function leave(): void {
    setResumed(undefined);
    setBegun(false);
    setStillIn(undefined);
    void voter.leave().then((failure) => {
      setStillIn(failure);
      if (!failure) go({ step: undefined, contest: undefined });
    });
  }

  const step = query.get('step') ?? 'arrive';
  useEffect(() => setStillIn(undefined), [step]);
  const later = useLater(
    election,
    check === 'right' && (isPast(step) || Object.values(keeper.draft).some(decided)),
  );
  const way: Way = {
    election,
    now,
    contests,
    check,
    step,
    contest: query.get('contest'),
    voter,
    signedIn,
    owner: own,
    resumed: resumed !== undefined,
    begun,
    states,
    open,
    keeper,
    later,
    begin,
    leave,
    reload,
    setBegun,
  };

  return (
    <Frame
      place={words.place}
      wide={step === 'contest'}
      rehearsal={check !== 'wrong' && manifest.kind === 'rehearsal'}
      query={`?election=${id}`}
      actions={
        signedIn && step !== 'cast' ? (
          <button type="button" className={css.plain} onClick={leave}>
            {words.signOut}
          </button>
        ) : undefined
      }
    >
      {now.minutesLeft !== undefined && step !== 'receipt' && (
        <p className={css.notice} role="status">
          {words.minutesLeft(now.minutesLeft, dateTime(election.hours.closesAt))}
        </p>
      )}
      {stillIn && <ProblemNotice title={words.stillSignedIn} failure={stillIn} retry={leave} />}
      {pageOf(way)}
    </Frame>
  );
}

/** Where a member goes after signing in: to what is left to do, or to what is done. */
function firstStep(
  { id: election }: LoadedElection,
  signedIn: SignedIn,
): { readonly step: string; readonly contest: string | undefined } {
  const owner = { election, salt: signedIn.member.salt };
  const states = statesOf(owner, signedIn).map(([, { state }]) => state);
  const contest = undefined;
  if (states.includes('open')) return { step: 'contest', contest };
  if (states.includes('sealed')) return { step: 'cast', contest };
  return { step: states.includes('received') ? 'receipt' : 'taken', contest };
}
