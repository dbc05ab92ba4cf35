import type { Contest } from '@teller/election';
import type { ReactElement } from 'react';
import type { LoadedElection } from '../../api/contests.ts';
import { dateTime } from '../../frame/dates.ts';
import { Heading } from '../../frame/page.tsx';
import parts from '../../frame/parts.module.css';
import { go } from '../../frame/route.ts';
import { decided, type ContestDraft, type Draft } from '../rank/draft.ts';
import css from './review.module.css';
import { TakenMeans } from '../sign-in/taken.tsx';
import type { ContestState } from '../sign-in/contest-state.ts';
import { words } from '../words.ts';

const say = words.review;

interface ReviewProps {
  readonly election: LoadedElection;
  readonly states: ReadonlyMap<string, ContestState>;
  /** The contests that are still to be cast. */
  readonly contests: readonly { readonly contest: Contest }[];
  readonly draft: Draft;
  readonly onCast: () => void;
}

/** Everything in the order of rank, what it means, and the one button that casts. */
export function ReviewPage(props: ReviewProps): ReactElement {
  const { election, contests, draft, states } = props;
  const { manifest } = election;
  const elsewhere = election.contests.flatMap(({ id, title }) => {
    const state = states.get(id);
    return state && state.state !== 'open' ? [{ id, title, state }] : [];
  });
  return (
    <>
      <Heading title={words.pageTitle(say.title, manifest.title)}>{say.title}</Heading>
      <p className={parts.lead}>{say.lead}</p>
      {contests.map(({ contest }) => {
        const mine = draft[contest.id];
        return mine && <ContestCard key={contest.id} contest={contest} draft={mine} />;
      })}
      {elsewhere.map(({ id, title, state }) => (
        <section key={id} className={parts.card}>
          <h2>{title}</h2>
          <p>
            {state.state === 'taken-elsewhere' && words.taken.at(dateTime(state.issuedAt))}
            {state.state === 'sealed' && say.sealed}
            {state.state === 'received' && say.inBox}
          </p>
        </section>
      ))}
      {elsewhere.some(({ state }) => state.state === 'taken-elsewhere') && (
        <TakenMeans organisation={manifest.organisation} />
      )}
      <CastBlock {...props} />
    </>
  );
}

function ContestCard({
  contest,
  draft: { ranked, abstains },
}: {
  readonly contest: Contest;
  readonly draft: ContestDraft;
}): ReactElement {
  const of = contest.candidates.length;
  const find = (id: string): Contest['candidates'][number] | undefined =>
    contest.candidates.find((candidate) => candidate.id === id);
  const undecided = !abstains && ranked.length === 0;
  const edit = (text: string): ReactElement => (
    <button
      type="button"
      className={`${parts.button} ${undecided ? '' : parts.quiet}`}
      onClick={() => go({ step: 'contest', contest: contest.id })}
    >
      {text}
      <span className={parts.hidden}>: {contest.title}</span>
    </button>
  );
  return (
    <section className={parts.card}>
      <h2>{contest.title}</h2>
      {abstains && <p>{say.abstains}</p>}
      {undecided && <p>{say.undecided}</p>}
      {!abstains && ranked.length > 0 && (
        <>
          <ol className={css.ranked}>
            {ranked.map((id) => (
              <li key={id}>
                <strong>{find(id)?.name}</strong>
                {find(id)?.slate && <span className={css.slate}> {find(id)?.slate}</span>}
              </li>
            ))}
          </ol>
          <p>
            {say.ranked(ranked.length, of)} {ranked.length < of && say.mayStop(ranked.length)}
          </p>
        </>
      )}
      {edit(buttonText(ranked.length, of, abstains))}
    </section>
  );
}

function buttonText(ranked: number, of: number, abstains: boolean): string {
  if (ranked === 0 && !abstains) return say.rank;
  return abstains || ranked === of ? say.change : say.rankMore;
}

function CastBlock({ contests, draft, states, onCast }: ReviewProps): ReactElement {
  const open = contests.flatMap(({ contest }) => {
    const mine = draft[contest.id];
    return mine ? [{ title: contest.title, mine }] : [];
  });
  const missing = open.filter(({ mine }) => !decided(mine));
  const toCast = open.filter(({ mine }) => decided(mine) && !mine.abstains);
  if (missing.length > 0)
    return (
      <div className={parts.notice}>
        <p>{say.firstDecide}</p>
        <ul>
          {missing.map(({ title }) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      </div>
    );
  if (toCast.length === 0 && [...states.values()].some(({ state }) => state === 'sealed'))
    return (
      <div className={parts.row}>
        <button type="button" className={parts.button} onClick={onCast}>
          {say.sendAgain}
        </button>
      </div>
    );
  if (toCast.length === 0) return <p className={parts.notice}>{say.nothing}</p>;
  return (
    <>
      <p className={parts.notice}>
        <strong>{say.final}</strong>
      </p>
      <div className={parts.row}>
        <button type="button" className={parts.button} onClick={onCast}>
          {toCast.length === 1 ? say.cast : say.castMany}
        </button>
      </div>
    </>
  );
}
