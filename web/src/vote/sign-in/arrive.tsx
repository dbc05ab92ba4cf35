import type { ReactElement } from 'react';
import type { PublicElection } from '@teller/api';
import { dateTime } from '../../frame/dates.ts';
import { Heading } from '../../frame/page.tsx';
import css from '../../frame/parts.module.css';
import { ProblemNotice } from '../../frame/problem.tsx';
import type { Voter } from './use-voter.ts';
import { words } from '../words.ts';

const say = words.arrive;

/** The first page: who asks, what is elected, until when, and how it is kept secret. */
export function Arrive({
  election,
  checked,
  voter,
  onBegin,
}: {
  readonly election: PublicElection;
  readonly checked: boolean;
  readonly voter: Voter;
  readonly onBegin: () => void;
}): ReactElement {
  const { id, manifest } = election;
  const { title, organisation, kind, contests, ballotKey } = manifest;
  const places = contests.reduce((sum, { seats }) => sum + seats, 0);
  const { session } = voter;
  return (
    <>
      <Heading
        title={words.pageTitle(say.title, title)}
        over={say.asks(organisation)}
        overClass={css.over}
      >
        {title}
      </Heading>
      <p className={css.lead}>{say.elects(places, contests.length)}</p>
      <Status election={election} />
      <p>
        <strong>{kind === 'rehearsal' ? say.rehearsal : say.real}</strong>
      </p>
      {session.state === 'failed' && (
        <ProblemNotice failure={session.failure} retry={() => void voter.refresh()} />
      )}
      {election.phase === 'open' && (
        <>
          <div className={css.row}>
            <button type="button" className={css.button} onClick={onBegin}>
              {session.state === 'signed-in' ? say.goOn : say.begin}
            </button>
          </div>
          <p className={css.soft}>{say.takes}</p>
        </>
      )}
      <h2>{say.secretTitle}</h2>
      <ol>
        {say.secret(ballotKey.threshold, ballotKey.trustees.length).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <details>
        <summary>{say.contestsTitle}</summary>
        <ul>
          {contests.map((contest) => (
            <li key={contest.id}>
              {contest.title}
              <br />
              <span className={css.soft}>
                {say.seats(contest.seats, contest.candidates.length)}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{say.fingerprint}</summary>
        <p className={css.hash}>{id}</p>
        {checked && <p className={css.soft}>{say.fingerprintOk}</p>}
      </details>
      <p>
        <a href={`/results/?election=${id}`}>{say.toResults}</a>
      </p>
    </>
  );
}

function Status({ election }: { readonly election: PublicElection }): ReactElement {
  const { opensAt, closesAt } = election.manifest;
  switch (election.phase) {
    case 'draft':
      return <p className={css.notice}>{say.notOpenYet(dateTime(opensAt))}</p>;
    case 'open':
      return <p>{say.until(dateTime(closesAt))}</p>;
    case 'void':
      return <p className={css.warning}>{say.voided}</p>;
    case 'closed':
    case 'opened':
    case 'counted':
    case 'published':
    default:
      return <p className={css.notice}>{say.closed}</p>;
  }
}
