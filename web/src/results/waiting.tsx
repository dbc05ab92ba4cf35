import { useEffect, useState, type ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { useVoting, type VotingNow } from '../api/voting.ts';
import { dateTime } from '../frame/dates.ts';
import css from '../frame/parts.module.css';
import { fetchLog } from './record-files.ts';
import { words } from './words.ts';

const say = words.status;

/** Before publication: the truth about where the election stands, and when to come back. */
export function Waiting({
  election,
  reload,
}: {
  readonly election: LoadedElection;
  readonly reload: () => void;
}): ReactElement {
  const { id, contests, phase, hours, turnout, seal } = election;
  const now = useVoting(election, reload);
  const open = now.voting === 'open';
  const allHidden = !turnout || turnout.contests.every(({ issued }) => issued === null);
  const title = (contest: string): string =>
    contests.find((one) => one.id === contest)?.title ?? contest;
  return (
    <>
      <p className={phase === 'void' ? css.warning : css.notice}>
        <strong>{statusText(election, now)}</strong>
      </p>
      {phase === 'void' && <VoidReason election={id} />}
      <p className={css.soft}>{words.planned(dateTime(hours.opensAt), dateTime(hours.closesAt))}</p>
      {open && (
        <div className={css.row}>
          <a className={css.button} href={`/vote/?election=${id}`}>
            {words.toVote}
          </a>
        </div>
      )}
      {(open || (isOver(election, now) && !allHidden)) && (
        <section>
          <h2>{open ? words.turnoutTitle : words.turnoutAfter}</h2>
          {allHidden && <p>{words.turnoutHidden}</p>}
          <ul>
            {(allHidden ? [] : turnout.contests).map(({ contest, eligible, issued }) => (
              <li key={contest}>
                {title(contest)}:{' '}
                {issued === null
                  ? words.turnoutFew(String(eligible))
                  : words.turnoutLine(String(issued), String(eligible))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {seal && (
        <section>
          <h2>{words.sealedTitle}</h2>
          <ul className={css.listed}>
            {seal.contests.map(({ contest, ballots, root }) => (
              <li key={contest}>
                <strong>{title(contest)}</strong>
                <br />
                {words.sealedLine(ballots)}
                <br />
                <span className={css.hash}>{root}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Voting is over, and what was sealed is not opened yet. */
function isOver({ phase }: LoadedElection, { voting }: VotingNow): boolean {
  return voting === 'being-sealed' || phase === 'closed';
}

function statusText({ phase, hours }: LoadedElection, { voting, overdue }: VotingNow): string {
  if (voting === 'being-sealed') return say.closed;
  if (voting === 'not-open-yet')
    return overdue ? say.overdue(dateTime(hours.opensAt)) : say.draft(dateTime(hours.opensAt));
  switch (phase) {
    case 'draft':
    case 'open':
      return say.open(dateTime(hours.closesAt));
    case 'closed':
      return say.sealed;
    case 'opened':
      return say.opened;
    case 'counted':
      return say.counted;
    case 'void':
      return say.void;
    case 'published':
    default:
      return say.final;
  }
}

/** The reason is in the officers' log, if that is published. */
function VoidReason({ election }: { readonly election: string }): ReactElement | null {
  const [reason, setReason] = useState<string>();
  useEffect(() => {
    void fetchLog(election).then((log) => {
      const entry = log.ok && log.value.find(({ action }) => action.type === 'void');
      if (entry && entry.action.type === 'void') setReason(entry.action.reason);
    });
  }, [election]);
  return reason === undefined ? null : (
    <p>
      {say.voidReason} {reason}
    </p>
  );
}
