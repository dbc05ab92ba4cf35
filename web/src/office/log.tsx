import type { Action, LogEntry } from '@teller/election';
import type { ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { dateTime } from '../frame/dates.ts';
import parts from '../frame/parts.module.css';
import css from './desk.module.css';
import type { OfficeView } from '@teller/api';
import { words } from './words.ts';

const say = words.log;

/** The officers' log, latest first. */
export function Log({
  election,
  view,
}: {
  readonly election: LoadedElection;
  readonly view: OfficeView;
}): ReactElement {
  return (
    <section>
      <h2>{say.title}</h2>
      <p>{say.lead}</p>
      <ol className={css.log} reversed>
        {[...view.log].reverse().map((entry) => (
          <li key={entry.sequence}>
            <strong>{actionText(entry.action, election)}</strong>
            <br />
            <span className={parts.soft}>
              {dateTime(entry.at)}, {approvedBy(entry, view)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function approvedBy({ approvals }: LogEntry, { officers }: OfficeView): string {
  if (approvals.length === 0) return say.ownProof;
  const names = approvals.map(
    ({ officer }) => officers.find(({ id }) => id === officer)?.name ?? officer,
  );
  return say.signedBy(names.join(', '));
}

function actionText(action: Action, { manifest }: LoadedElection): string {
  switch (action.type) {
    case 'release-shares': {
      const trustee = manifest.trustees.find(({ id }) => id === action.trustee);
      return say.share(trustee?.name ?? action.trustee);
    }
    case 'open-on-time':
      return say.openOnTime;
    case 'close-on-time':
      return say.closeOnTime;
    case 'seal':
      return say.seal;
    case 'counted':
      return say.counted;
    case 'enrol-officer':
      return `${words.act[action.type].done}: ${action.officer.name}`;
    case 'void':
      return `${words.act.void.done}: ${action.reason}`;
    case 'freeze':
    case 'open':
    case 'close':
    case 'count':
    case 'publish':
    default:
      return words.act[action.type].done;
  }
}
