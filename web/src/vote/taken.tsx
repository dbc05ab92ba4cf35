import type { ReactElement } from 'react';
import type { PublicElection } from '../api/record.ts';
import { dateTime } from '../frame/dates.ts';
import { Heading } from '../frame/page.tsx';
import css from '../frame/parts.module.css';
import { go } from '../frame/route.ts';
import type { ContestState } from './use-voter.ts';
import { words } from './words.ts';

const say = words.taken;

/** Nothing is left to do here: what was taken elsewhere, and what is in the box. */
export function TakenPage({
  election: { manifest },
  states,
}: {
  readonly election: PublicElection;
  readonly states: ReadonlyMap<string, ContestState>;
}): ReactElement {
  const title = (id: string): string =>
    manifest.contests.find((contest) => contest.id === id)?.title ?? id;
  return (
    <>
      <Heading title={words.pageTitle(say.title, manifest.title)}>{say.title}</Heading>
      {[...states].map(([id, state]) => (
        <section key={id} className={css.card}>
          <h2>{title(id)}</h2>
          {state.state === 'taken-elsewhere' ? (
            <p>{say.at(dateTime(state.issuedAt))}</p>
          ) : (
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
    </>
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
