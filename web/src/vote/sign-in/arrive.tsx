import type { ReactElement } from 'react';
import type { LoadedElection } from '../../api/contests.ts';
import { dateTime } from '../../frame/dates.ts';
import type { VotingNow } from '../../api/voting.ts';
import { Heading } from '../../frame/page.tsx';
import css from '../../frame/parts.module.css';
import { ProblemNotice } from '../../frame/problem.tsx';
import type { Voter } from './use-voter.ts';
import { words } from '../words.ts';

const say = words.arrive;

/** The first page: who asks, what is elected, until when, and how it is kept secret. */
export function Arrive({
  election,
  now,
  uncast,
  checked,
  voter,
  onBegin,
}: {
  readonly election: LoadedElection;
  readonly now: VotingNow;
  /** Somebody is ranked on this device whose ballot was not cast. */
  readonly uncast: boolean;
  readonly checked: boolean;
  readonly voter: Voter;
  readonly onBegin: () => void;
}): ReactElement {
  const { id, manifest, contests } = election;
  const { title, organisation, kind, threshold, trustees } = manifest;
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
      <p className={css.lead}>{say.elects(manifest.contests.length)}</p>
      <Status election={election} now={now} />
      {election.phase === 'published' && (
        <p>
          <a className={css.button} href={`/results/?election=${id}`}>
            {say.toResult}
          </a>
        </p>
      )}
      {uncast && isOver(now) && <p className={css.warning}>{say.uncast}</p>}
      <p>
        <strong>{kind === 'rehearsal' ? say.rehearsal : say.real}</strong>
      </p>
      {session.state === 'failed' && (
        <ProblemNotice failure={session.failure} retry={() => void voter.refresh()} />
      )}
      {now.voting === 'open' && (
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
        {say.secret(threshold, trustees.length).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {contests.length > 0 && (
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
      )}
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

function isOver({ voting }: VotingNow): boolean {
  return voting === 'being-sealed' || voting === 'closed';
}

function Status({
  election: { phase, hours },
  now: { voting, overdue },
}: {
  readonly election: LoadedElection;
  readonly now: VotingNow;
}): ReactElement {
  const opens = dateTime(hours.opensAt);
  const closes = dateTime(hours.closesAt);
  switch (voting) {
    case 'not-open-yet':
      return <p className={css.notice}>{overdue ? say.overdue(opens) : say.notOpenYet(opens)}</p>;
    case 'open':
      return <p>{say.until(closes)}</p>;
    case 'being-sealed':
      // Closed by the officers, it may have been before the time announced.
      return <p className={css.notice}>{phase === 'open' ? say.ended(closes) : say.beingSealed}</p>;
    case 'void':
      return <p className={css.warning}>{say.voided}</p>;
    case 'closed':
    default:
      return <p className={css.notice}>{phase === 'published' ? say.published : say.closed}</p>;
  }
}
