import { useEffect, useState, type ReactElement } from 'react';
import type { PublicElection } from '@teller/api';
import type { Failure } from '@teller/api';
import { useManifestCheck } from '../api/use-manifest-check.ts';
import { Frame } from '../frame/frame.tsx';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { go, useQuery } from '../frame/route.ts';
import { frameWords } from '../frame/words.ts';
import { WrongElection } from '../frame/wrong-election.tsx';
import { Arrive } from './arrive.tsx';
import type { Casting } from './cast.ts';
import { carriedFor, undelivered } from './casting-ports.ts';
import { ContestPage } from './contest-page.tsx';
import { carriedOwners, type Owner } from './device.ts';
import { contestsOf, decided, type Draft } from './draft.ts';
import { marksOf } from './ranking.ts';
import { SignIn } from './sign-in.tsx';
import { TakenNotice, TakenPage } from './taken.tsx';
import { useLater } from './use-later.ts';
import { contestState, useDraft, useVoter } from './use-voter.ts';
import type { ContestState, SignedIn } from './use-voter.ts';
import { words } from './words.ts';

/** Voting in one election: which step is shown, and the way from each to the next. */
export function VoteIn({ election }: { readonly election: PublicElection }): ReactElement {
  const { id, manifest } = election;
  const query = useQuery();
  const check = useManifestCheck(election);
  const voter = useVoter(election);
  const [resumed, setResumed] = useState(() => resumable(id));
  // Casting starts with a press of the button on the review page, never with an address.
  const [begun, setBegun] = useState(false);
  const [stillIn, setStillIn] = useState<Failure>();
  const owner = resumed ?? voter.owner;
  const signedIn = voter.session.state === 'signed-in' ? voter.session : undefined;

  const states = new Map(signedIn && voter.owner ? statesOf(voter.owner, signedIn) : []);
  const open = contestsOf(
    manifest,
    [...states].filter(([, { state }]) => state === 'open').map(([contest]) => contest),
  );
  const keeper = useDraft(
    manifest,
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
  const past = step === 'review' || step === 'cast' || step === 'receipt';
  const later = useLater(
    election,
    check === 'right' && (past || Object.values(keeper.draft).some(decided)),
  );
  const page = (): ReactElement => {
    if (check === 'wrong') return <WrongElection text={words.arrive.notThisElectionText} />;
    if (past && typeof later === 'string' && (owner || voter.session.state === 'asking'))
      return (
        <p className={css.wait} role="status">
          {later === 'not-loaded' ? words.review.notReady : words.review.preparing}
        </p>
      );
    if (step === 'cast' && owner && typeof later === 'object' && (begun || resumed))
      return (
        <later.CastingPage
          election={election}
          owner={owner}
          sealing={later.sealing}
          resumed={resumed !== undefined}
          plan={() => castingPlan(election, owner, resumed ? {} : keeper.draft)}
          onSignIn={() => {
            setBegun(false);
            go({ step: 'sign-in' });
          }}
          onReview={() => {
            setBegun(false);
            go({ step: 'review' });
          }}
        />
      );
    if (step === 'receipt' && owner && typeof later === 'object')
      return (
        <later.ReceiptPage
          election={election}
          owner={owner}
          sealing={later.sealing}
          leftOut={open
            .filter(({ contest }) => keeper.draft[contest.id]?.abstains)
            .map(({ contest }) => contest.title)}
          onMore={
            resumed || open.some(({ contest }) => !keeper.draft[contest.id]?.abstains)
              ? () => begin(signedIn)
              : undefined
          }
          onFinish={signedIn && leave}
        />
      );
    if (step === 'arrive' || election.phase !== 'open')
      return (
        <Arrive
          election={election}
          checked={check === 'right'}
          voter={voter}
          onBegin={() => begin(signedIn)}
        />
      );
    if (voter.session.state === 'asking') return <p className={css.wait}>{frameWords.loading}</p>;
    if (voter.session.state === 'failed')
      return (
        <ProblemNotice
          failure={voter.session.failure}
          retry={() => void voter.refresh().then(begin)}
        />
      );
    if (!signedIn || !voter.owner)
      return <SignIn election={id} onSignedIn={() => void voter.refresh().then(begin)} />;
    if ((step === 'review' || step === 'cast') && typeof later === 'object')
      return (
        <later.ReviewPage
          election={election}
          states={states}
          contests={open}
          draft={keeper.draft}
          onCast={() => {
            setBegun(true);
            go({ step: 'cast' });
          }}
        />
      );
    if (step === 'taken' || open.length === 0)
      return <TakenPage election={election} states={states} />;
    const wanted = query.get('contest');
    const at = Math.max(
      0,
      open.findIndex(({ contest }) => contest.id === wanted),
    );
    const here = open[at];
    const contestDraft = here && keeper.draft[here.contest.id];
    if (!here || !contestDraft) return <p className={css.wait}>{frameWords.loading}</p>;
    return (
      <ContestPage
        key={here.contest.id}
        election={manifest.title}
        contest={here.contest}
        place={{ n: at + 1, of: open.length }}
        draft={contestDraft}
        kept={keeper.kept}
        notice={<TakenNotice election={election} states={states} />}
        onChange={(part) => keeper.change(here.contest.id, part)}
        onStep={(by) => {
          const next = open[at + by];
          if (next) go({ step: 'contest', contest: next.contest.id });
          else go({ step: 'review', contest: undefined });
        }}
      />
    );
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
      {stillIn && <ProblemNotice title={words.stillSignedIn} failure={stillIn} retry={leave} />}
      {page()}
    </Frame>
  );
}

/** What can still be done in each of the member's contests. */
function statesOf(
  owner: Owner,
  { member, taken }: SignedIn,
): readonly (readonly [string, ContestState])[] {
  return member.contests.map((contest) => [contest, contestState(owner, contest, taken)]);
}

/** Someone whose sealed ballot on this device is not known to be in the box. */
function resumable(election: string): Owner | undefined {
  return carriedOwners(election).find((owner) => undelivered(owner).length > 0);
}

/** Where a member goes after signing in: to what is left to do, or to what is done. */
function firstStep(
  { id: election }: PublicElection,
  signedIn: SignedIn,
): { readonly step: string; readonly contest: string | undefined } {
  const owner = { election, salt: signedIn.member.salt };
  const states = statesOf(owner, signedIn).map(([, { state }]) => state);
  const contest = undefined;
  if (states.includes('open')) return { step: 'contest', contest };
  if (states.includes('sealed')) return { step: 'cast', contest };
  return { step: states.includes('received') ? 'receipt' : 'taken', contest };
}

/** What to cast now: the contests ranked in the draft, and those already sealed on this device. */
function castingPlan({ manifest }: PublicElection, owner: Owner, draft: Draft): readonly Casting[] {
  return manifest.contests.flatMap(({ id, candidates }, number): readonly Casting[] => {
    const stage = carriedFor(owner, id)?.stage;
    if (stage === 'sealed' || stage === 'received')
      return [{ contest: id, number, marks: undefined }];
    const mine = draft[id];
    if (!mine || mine.abstains || mine.ranked.length === 0) return [];
    const ids = candidates.map((candidate) => candidate.id);
    return [{ contest: id, number, marks: marksOf(mine.ranked, ids) }];
  });
}
