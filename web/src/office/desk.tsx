import { furthestBehind } from '@teller/election';
import type { ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { votingOf } from '../api/voting.ts';
import { dateTime } from '../frame/dates.ts';
import { Heading } from '../frame/page.tsx';
import parts from '../frame/parts.module.css';
import { Acts } from './acts.tsx';
import css from './desk.module.css';
import { Jobs } from './jobs.tsx';
import { Log } from './log.tsx';
import { Pending } from './pending.tsx';
import { SealedList, ShareForm, ShareStates } from './shares.tsx';
import type { OfficeView } from '@teller/api';
import { words } from './words.ts';

/** Everything an officer sees and may do, by where the election stands. */
export function Desk({
  election,
  view,
  onChanged,
}: {
  readonly election: LoadedElection;
  readonly view: OfficeView;
  readonly onChanged: () => void;
}): ReactElement {
  const { manifest, hours } = election;
  const standing = furthestBehind(view.standing);
  const me = view.officers.find(({ id }) => id === view.officer);
  return (
    <>
      <Heading
        title={`${words.title} · ${manifest.title}`}
        over={manifest.organisation}
        overClass={parts.over}
      >
        {manifest.title}
      </Heading>
      <div className={css.state} role="status">
        <span className={parts.over}>{words.phase}</span>
        <strong>{words.phases[view.phase]}</strong>
      </div>
      <p className={parts.soft}>
        {view.phase === 'draft'
          ? words.opens(dateTime(hours.opensAt))
          : words[votingOf(election) === 'open' ? 'closes' : 'closed'](
              dateTime(hours.closesAt),
            )}{' '}
        {me && words.you(me.name)}
      </p>
      {view.phase === 'published' && (
        <p>
          <a href={`/results/?election=${election.id}`}>{words.seeResult}</a>
        </p>
      )}
      <div className={css.columns}>
        <div>
          {me && <Pending election={election} view={view} me={me} onChanged={onChanged} />}
          {me && <Acts election={election} view={view} me={me} onChanged={onChanged} />}
        </div>
        <div>
          <Turnout election={election} view={view} />
          <Jobs view={view} />
          {view.sealed && <SealedList election={election} seal={view.sealed} />}
          <section>
            <h2>{words.shares.title}</h2>
            <ShareStates election={election} shares={standing.shares} />
            {standing.sealed && view.phase === 'closed' ? (
              <ShareForm election={election} onShared={onChanged} />
            ) : (
              <p className={parts.soft}>
                {standing.sealed ? words.shares.enough : words.shares.notYet}
              </p>
            )}
          </section>
        </div>
      </div>
      <section>
        <h2>{words.officers}</h2>
        <ul>
          {view.officers.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </section>
      <Log election={election} view={view} />
    </>
  );
}

function Turnout({
  election: { contests },
  view: { turnout, phase },
}: {
  readonly election: LoadedElection;
  readonly view: OfficeView;
}): ReactElement {
  return (
    <section>
      <h2>{words.turnout}</h2>
      {!turnout && <p>{words.turnoutHidden}</p>}
      {turnout && (
        <dl className={css.figures}>
          {turnout.contests.map(({ contest, eligible, issued }) => (
            <div key={contest}>
              <dt>{contests.find(({ id }) => id === contest)?.title}</dt>
              <dd>{words.turnoutLine(issued, eligible)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={parts.soft}>
        {words.turnoutMeans} {phase === 'open' && words.turnoutOpen}
      </p>
    </section>
  );
}
