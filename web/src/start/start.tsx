import { record, type Failure, type ListedElection } from '@teller/api';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { call } from '../api/call.ts';
import { setServiceClock } from '../api/service-clock.ts';
import { votingOf } from '../api/voting.ts';
import { dateTime } from '../frame/dates.ts';
import { Frame } from '../frame/frame.tsx';
import { Heading } from '../frame/page.tsx';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { frameWords } from '../frame/words.ts';
import { words } from './words.ts';

/** The public start page: every election, with the way to vote in it and to its result. */
export function Start(): ReactElement {
  const [elections, setElections] = useState<readonly ListedElection[]>();
  const [failure, setFailure] = useState<Failure>();
  const load = useCallback(() => {
    void call(record.listElections).then((answer) => {
      setFailure(answer.ok ? undefined : answer.error);
      if (!answer.ok) return;
      setServiceClock(answer.value.now);
      setElections(answer.value.elections);
    });
  }, []);
  useEffect(load, [load]);
  return (
    <Frame place={words.place}>
      <Heading title={`${words.title} · Teller`}>{words.title}</Heading>
      <p className={css.lead}>{words.lead}</p>
      {failure && <ProblemNotice failure={failure} retry={load} />}
      {!elections && !failure && <p className={css.wait}>{frameWords.loading}</p>}
      {elections?.length === 0 && <p>{words.none}</p>}
      <ul className={css.listed}>
        {elections &&
          [...elections]
            .sort(openFirst)
            .map((election) => <ElectionCard key={election.id} election={election} />)}
      </ul>
      <h2>{words.office}</h2>
      <p>{words.officeText}</p>
      <p>
        <a href="/office/">{words.officeLink}</a>
      </p>
    </Frame>
  );
}

/** What can still be voted in comes before what is over. */
function openFirst(a: ListedElection, b: ListedElection): number {
  return Number(votingOf(b) === 'open') - Number(votingOf(a) === 'open');
}

function stateText(election: ListedElection): string {
  const { phase, hours } = election;
  const voting = votingOf(election);
  if (voting === 'being-sealed') return words.beingSealed;
  const shown = voting === 'not-open-yet' ? 'draft' : phase;
  return words.phases[shown](dateTime(hours.opensAt), dateTime(hours.closesAt));
}

function ElectionCard({ election }: { readonly election: ListedElection }): ReactElement {
  const { id, title, organisation, kind, phase } = election;
  const vote = (
    <a key="vote" className={css.button} href={`/vote/?election=${id}`}>
      {words.vote}
      <span className={css.hidden}>: {title}</span>
    </a>
  );
  return (
    <li className={css.card}>
      <h2>
        <span className={css.over}>
          {organisation}
          {kind === 'rehearsal' && ` · ${words.rehearsal}`}
        </span>
        {title}
      </h2>
      <p>{stateText(election)}</p>
      <div className={css.row}>
        {votingOf(election) === 'open' && vote}
        <a
          className={`${css.button} ${phase === 'published' ? '' : css.quiet}`}
          href={`/results/?election=${id}`}
        >
          {phase === 'published' ? words.results : words.whereItStands}
          <span className={css.hidden}>: {title}</span>
        </a>
      </div>
    </li>
  );
}
