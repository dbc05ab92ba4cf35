import type { ReactElement } from 'react';
import type { ListedElection } from '@teller/api';
import { Heading } from './page.tsx';
import css from './parts.module.css';
import { dateTime } from './dates.ts';
import { frameWords } from './words.ts';

/** The elections to choose from, each a link to this same entry. */
export function ChooseElection({
  elections,
}: {
  readonly elections: readonly ListedElection[];
}): ReactElement {
  return (
    <>
      <Heading title={frameWords.chooseElection}>{frameWords.chooseElection}</Heading>
      {elections.length === 0 && <p className={css.lead}>{frameWords.noElections}</p>}
      <ul className={css.listed}>
        {elections.map(({ id, title, organisation, hours }) => (
          <li key={id} className={css.card}>
            <span className={css.over}>{organisation}</span>
            <a href={`?election=${id}`}>{title}</a>
            <p className={css.soft}>{frameWords.untilDate(dateTime(hours.closesAt))}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
