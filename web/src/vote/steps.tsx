import type { LoadedElection } from '../api/contests.ts';
import type { ReactElement } from 'react';
import type { ContestsState } from '../api/use-contests.ts';
import type { ManifestCheck } from '../api/use-manifest-check.ts';
import type { VotingNow } from '../api/voting.ts';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { go } from '../frame/route.ts';
import { frameWords } from '../frame/words.ts';
import { WrongElection } from '../frame/wrong-election.tsx';
import { castingPlan } from './cast/plan.ts';
import type { Owner } from './device/kept.ts';
import type { Later } from './later/later.ts';
import { ContestPage } from './rank/contest-page.tsx';
import type { contestsOf } from './rank/draft.ts';
import type { DraftKeeper } from './rank/use-draft.ts';
import { Arrive } from './sign-in/arrive.tsx';
import type { ContestState } from './sign-in/contest-state.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { TakenNotice, TakenPage } from './sign-in/taken.tsx';
import type { SignedIn, Voter } from './sign-in/use-voter.ts';
import { words } from './words.ts';

/** All that decides which step is shown, and what the steps do. */
export interface Way {
  readonly election: LoadedElection;
  /** Whether the contests that are this voter's are there. */
  readonly contests: ContestsState;
  readonly check: ManifestCheck;
  /** Whether members may vote, by the service's clock. */
  readonly now: VotingNow;
  /** The step and the contest in the address. */
  readonly step: string;
  readonly contest: string | null;
  readonly voter: Voter;
  readonly signedIn: SignedIn | undefined;
  /** The signed-in member, or whoever's sealed ballot goes before everything else. */
  readonly owner: Owner | undefined;
  /** That a ballot sealed here before is being delivered. */
  readonly resumed: boolean;
  /** That the button on the review page was pressed. */
  readonly begun: boolean;
  readonly states: ReadonlyMap<string, ContestState>;
  /** The contests that the member can still vote in. */
  readonly open: ReturnType<typeof contestsOf>;
  readonly keeper: DraftKeeper;
  readonly later: Later | 'not-yet' | 'not-loaded';
  /** Goes to what is left to do, for a member who is signed in or about to. */
  readonly begin: (next: SignedIn | undefined) => void;
  readonly leave: () => void;
  /** Asks again what is public about the election. */
  readonly reload: () => void;
  readonly setBegun: (begun: boolean) => void;
}

/** The page of a step, where it is that step's turn. */
type Step = (way: Way) => ReactElement | undefined;

/** Whether the address is of a step that comes after ranking. */
export function isPast(step: string): boolean {
  return step === 'review' || step === 'cast' || step === 'receipt';
}

const wrongElection: Step = ({ check }) =>
  check === 'wrong' ? <WrongElection text={words.arrive.notThisElectionText} /> : undefined;

const loadingContests: Step = ({ step, contests }) => {
  if (step === 'arrive' || contests.state === 'loaded') return undefined;
  return contests.state === 'failed' ? (
    <ProblemNotice failure={contests.failure} retry={contests.retry} />
  ) : (
    <p className={css.wait}>{frameWords.loading}</p>
  );
};

const loadingLater: Step = ({ step, later, owner, voter }) =>
  isPast(step) && typeof later === 'string' && (owner || voter.session.state === 'asking') ? (
    <p className={css.wait} role="status">
      {later === 'not-loaded' ? words.review.notReady : words.review.preparing}
    </p>
  ) : undefined;

const casting: Step = ({
  election,
  step,
  owner,
  later,
  begun,
  resumed,
  keeper,
  setBegun,
  ...way
}) => {
  if (step !== 'cast' || !owner || typeof later === 'string' || !(begun || resumed))
    return undefined;
  const backTo = (other: string) => () => {
    setBegun(false);
    go({ step: other });
  };
  return (
    <later.CastingPage
      election={election}
      owner={owner}
      sealing={later.sealing}
      resumed={resumed}
      plan={() => castingPlan(election, owner, resumed ? {} : keeper.draft)}
      onSignIn={backTo('sign-in')}
      onReview={backTo('review')}
      onOver={way.reload}
    />
  );
};

const receipt: Step = ({ step, owner, later, ...way }) => {
  if (step !== 'receipt' || !owner || typeof later === 'string') return undefined;
  const { election, open, keeper, resumed, signedIn } = way;
  const leftOut = open.filter(({ contest }) => keeper.draft[contest.id]?.abstains);
  return (
    <later.ReceiptPage
      election={election}
      owner={owner}
      sealing={later.sealing}
      leftOut={leftOut.map(({ contest }) => contest.title)}
      onMore={resumed || leftOut.length < open.length ? () => way.begin(signedIn) : undefined}
      onFinish={signedIn && way.leave}
    />
  );
};

const arrive: Step = ({ election, now, step, check, voter, begin, signedIn, keeper }) =>
  step === 'arrive' || now.voting !== 'open' ? (
    <Arrive
      key={now.voting}
      election={election}
      now={now}
      uncast={Object.values(keeper.draft).some(({ ranked }) => ranked.length > 0)}
      checked={check === 'right'}
      voter={voter}
      onBegin={() => begin(signedIn)}
    />
  ) : undefined;

const signIn: Step = ({ election, voter, owner, signedIn, begin }) => {
  const { session } = voter;
  const again = (): void => void voter.refresh().then(begin);
  if (session.state === 'asking') return <p className={css.wait}>{frameWords.loading}</p>;
  if (session.state === 'failed') return <ProblemNotice failure={session.failure} retry={again} />;
  return signedIn && owner ? undefined : <SignIn election={election.id} onSignedIn={again} />;
};

const review: Step = ({ election, step, later, states, open, keeper, setBegun }) =>
  (step === 'review' || step === 'cast') && typeof later === 'object' ? (
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
  ) : undefined;

const taken: Step = ({ election, step, open, states }) =>
  step === 'taken' || open.length === 0 ? (
    <TakenPage election={election} states={states} />
  ) : undefined;

const rank: Step = ({ election, contest: wanted, open, states, keeper }) => {
  const at = Math.max(
    0,
    open.findIndex(({ contest }) => contest.id === wanted),
  );
  const here = open[at]?.contest;
  const draft = here && keeper.draft[here.id];
  if (!here || !draft) return <p className={css.wait}>{frameWords.loading}</p>;
  return (
    <ContestPage
      key={here.id}
      election={election}
      contest={here}
      place={{ n: at + 1, of: open.length }}
      draft={draft}
      kept={keeper.kept}
      notice={<TakenNotice election={election} states={states} />}
      onChange={(part) => keeper.change(here.id, part)}
      onStep={(by) => {
        const next = open[at + by];
        if (next) go({ step: 'contest', contest: next.contest.id });
        else go({ step: 'review', contest: undefined });
      }}
    />
  );
};

/** The steps in the order in which they have their turn: the first that has a page is shown. */
const steps: readonly Step[] = [
  wrongElection,
  loadingContests,
  loadingLater,
  casting,
  receipt,
  arrive,
  signIn,
  review,
  taken,
  rank,
];

export function pageOf(way: Way): ReactElement | undefined {
  for (const step of steps) {
    const page = step(way);
    if (page !== undefined) return page;
  }
  return undefined;
}
