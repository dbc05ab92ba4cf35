import type { ReactElement } from 'react';
import type { LoadedElection } from '../../api/contests.ts';
import { dateTime } from '../../frame/dates.ts';
import { Heading } from '../../frame/page.tsx';
import css from '../../frame/parts.module.css';
import { go } from '../../frame/route.ts';
import type { ContestState } from './contest-state.ts';
import { words } from '../words.ts';

const say = words.taken;

/** Nothing is left to do here: what was taken elsewhere, and what is in the box. */
export function TakenPage({
  election: { manifest, contests },
  states,
}: {
  readonly election: LoadedElection;
  readonly states: ReadonlyMap<string, ContestState>;
}): ReactElement {
  const title = (id: string): string => contests.find((contest) => contest.id === id)?.title ?? id;
  return (
    <>
      <Heading title={words.pageTitle(say.title, manifest.title)}>{say.title}</Heading>
      {[...states].map(([id, state]) => (
        <section key={id} className={css.card}>
          <h2>{title(id)}</h2>
          {state.state === 'taken-elsewhere' && <p>{say.at(dateTime(state.issuedAt))}</p>}
          {state.state === 'open' && <p>{say.stillOpen}</p>}
          {state.state === 'sealed' && <p>{words.review.sealed}</p>}
          {state.state === 'received' && (
            <p>
              {words.review.inBox}{' '}
              <button type="button" className={css.plain} onClick={() => go({ step: 'receipt' })}>
                {words.receipt.over}
              </button>
            </p>
          )}
        </section>
      ))}
      <TakenMeans organisation={manifest.organisation} />
      {[...states.values()].some(({ state }) => state === 'open') && (
        <button type="button" className={css.button} onClick={() => go({ step: 'contest' })}>
          {say.toContest}
        </button>
      )}
    </>
  );
}

/** Beside a contest that is open: tokens taken in this member's name that are not on this device. */
export function TakenNotice({
  election: { contests },
  states,
}: {
  readonly election: LoadedElection;
  readonly states: ReadonlyMap<string, ContestState>;
}): ReactElement | null {
  const lines = contests.flatMap(({ id, title }) => {
    const state = states.get(id);
    return state?.state === 'taken-elsewhere' ? [say.notice(title, dateTime(state.issuedAt))] : [];
  });
  if (lines.length === 0) return null;
  return (
    <div className={css.notice}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <button type="button" className={css.plain} onClick={() => go({ step: 'taken' })}>
        {say.whatItMeans}
      </button>
    </div>
  );
}

/** What a token taken elsewhere means, and what to do. */
export function TakenMeans({ organisation }: { readonly organisation: string }): ReactElement {
  return (
    <>
      <p>{say.means}</p>
      <p>
        <strong>{say.ifYou}</strong> {say.ifYouText}
      </p>
      <p>
        <strong>{say.ifNotYou}</strong> {say.ifNotYouText(organisation)}
      </p>
    </>
  );
}
