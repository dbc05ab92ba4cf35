import type { Contest } from '@teller/election';
import { useEffect, useReducer, useState, type ReactElement, type ReactNode } from 'react';
import { Heading } from '../../frame/page.tsx';
import parts from '../../frame/parts.module.css';
import { reservedText } from '../../frame/reserved.ts';
import { CandidateList } from './candidate-list.tsx';
import css from './contest.module.css';
import { onSharedComputer } from '../device/kept.ts';
import type { ContestDraft } from './draft.ts';
import type { LoadedElection } from '../../api/contests.ts';
import { emptyRanking, rank, type Change } from './ranking.ts';
import { words } from '../words.ts';
import { YourOrder } from './your-order.tsx';

const say = words.contest;

interface ContestPageProps {
  readonly election: LoadedElection;
  readonly contest: Contest;
  /** Which of this member's contests it is, from 1. */
  readonly place: { readonly n: number; readonly of: number };
  readonly draft: ContestDraft;
  /** False when the device refused to keep the draft. */
  readonly kept: boolean;
  /** What the voter must know before ranking. */
  readonly notice: ReactNode;
  readonly onChange: (part: Partial<ContestDraft>) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** One contest: the candidates, the voter's order, and nothing else to do. */
export function ContestPage(props: ContestPageProps): ReactElement {
  const { election, contest, place, draft, onChange, onStep } = props;
  const [ranking, act] = useReducer(rank, draft.ranked, emptyRanking);
  const [said, setSaid] = useState('');
  const { ranked, change } = ranking;

  useEffect(() => {
    if (!change) return;
    onChange({ ranked, abstains: false });
    setSaid(announcement(change, contest));
    // Only a change is kept and spoken, once; what else the page renders anew is neither.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [change]);

  useBar();
  const last = place.n === place.of;
  return (
    <>
      <Heading
        title={words.pageTitle(contest.title, election.manifest.title)}
        over={say.over(place.n, place.of)}
        overClass={parts.over}
      >
        {contest.title}
      </Heading>
      {props.notice}
      <p>
        <strong>{say.elects(contest.seats)}</strong> {say.how}
      </p>
      {contest.reserved && <p>{say.reserved(reservedText(contest.reserved))}</p>}
      <p role="status" className={parts.hidden}>
        {said}
      </p>
      <div className={css.columns}>
        <CandidateList
          election={election.id}
          contest={contest}
          shown={draft.shown}
          ranked={ranked}
          act={act}
        />
        <YourOrder contest={contest} ranked={ranked} act={act} />
      </div>
      <p className={parts.soft}>{keptWords(props.kept)}</p>
      <section className={css.abstain}>
        <h2>{say.abstainTitle}</h2>
        <p>{draft.abstains ? say.abstaining : say.abstainText}</p>
        {!draft.abstains && (
          <button
            type="button"
            className={`${parts.button} ${parts.quiet}`}
            onClick={() => {
              onChange({ abstains: true });
              onStep(1);
            }}
          >
            {say.abstain}
          </button>
        )}
        {place.n > 1 && (
          <p>
            <button type="button" className={parts.plain} onClick={() => onStep(-1)}>
              {say.previous}
            </button>
          </p>
        )}
      </section>
      <div className={css.bar}>
        <div>
          <button
            type="button"
            className={css.state}
            onClick={() => {
              const order = document.getElementById('your-order');
              order?.scrollIntoView({ block: 'start' });
              order?.focus({ preventScroll: true });
            }}
          >
            {say.ranked(ranked.length, contest.candidates.length)}
            <span className={parts.hidden}>. {say.seeOrder}</span>
          </button>
          <button
            type="button"
            className={`${parts.button} ${parts.quiet}`}
            aria-disabled={ranking.past.length === 0}
            onClick={() => act({ type: 'undo' })}
          >
            {say.undo}
          </button>
          <button type="button" className={parts.button} onClick={() => onStep(1)}>
            {last ? say.toReview : say.next}
          </button>
        </div>
      </div>
    </>
  );
}

/** Makes room for the bar at the foot of the window, so that nothing focused is under it. */
function useBar(): void {
  useEffect(() => {
    document.documentElement.style.setProperty('--bar', '5.5rem');
    return () => {
      document.documentElement.style.removeProperty('--bar');
    };
  }, []);
}

function keptWords(kept: boolean): string {
  if (!kept) return say.notSaved;
  return onSharedComputer() ? say.savedTab : say.saved;
}

/** The one sentence that is spoken after a change. */
function announcement(change: Change, { candidates }: Contest): string {
  const name =
    'candidate' in change ? (candidates.find(({ id }) => id === change.candidate)?.name ?? '') : '';
  switch (change.type) {
    case 'ranked':
      return words.announce.ranked(name, change.place);
    case 'moved':
      return words.announce.moved(name, change.place);
    case 'removed':
      return words.announce.removed(name, change.left);
    case 'stays-first':
      return words.announce.staysFirst(name);
    case 'stays-last':
      return words.announce.staysLast(name);
    case 'cleared':
      return words.announce.cleared;
    case 'undone':
      return words.announce.undone(change.left);
    case 'nothing-to-undo':
    default:
      return words.announce.nothing;
  }
}
