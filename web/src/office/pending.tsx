import { instant, lastChange, propose } from '@teller/election';
import type { LogEntry, Officer, ProposedAct } from '@teller/election';
import { useState, type ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { serviceNow } from '../api/service-clock.ts';
import { dateTime } from '../frame/dates.ts';
import parts from '../frame/parts.module.css';
import { approve, type PasskeyFailure } from './passkey.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import type { OfficeView, Proposal } from '@teller/api';
import { words } from './words.ts';

const say = words.pending;

interface PendingProps {
  readonly election: LoadedElection;
  readonly view: OfficeView;
  readonly me: Officer;
  readonly onChanged: () => void;
}

/** What another officer, or oneself, has proposed and not enough have approved. */
export function Pending(props: PendingProps): ReactElement {
  const { proposals } = props.view;
  return (
    <section aria-labelledby="pending">
      <h2 id="pending">{say.title}</h2>
      <div role="status">{proposals.length === 0 && <p>{say.none}</p>}</div>
      {proposals.map((proposal) => (
        <ProposalCard key={proposal.id} {...props} proposal={proposal} />
      ))}
    </section>
  );
}

function ProposalCard({
  election,
  view,
  me,
  onChanged,
  proposal: { proposed, approvals },
}: PendingProps & { readonly proposal: Proposal }): ReactElement {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure>();
  const { act } = proposed;
  const said = words.act[act.type];
  const names = approvals.map((id) => view.officers.find((one) => one.id === id)?.name ?? id);

  async function sign(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const place = { election: election.id, log: view.log };
    // Who becomes an officer is proposed again where the log has gone on or the day is over.
    const isStale = act.type === 'enrol-officer' && !stillHolds(proposed, place);
    const signed = isStale ? propose(place, act, serviceNow()) : proposed;
    const answer = await approve(election.id, election.manifest.office, me, signed);
    setBusy(false);
    if (!answer.ok) setFailure(answer.error);
    onChanged();
  }

  return (
    <article className={parts.notice}>
      <h3>{act.type === 'enrol-officer' ? say.enrolling(act.officer.name) : said.name}</h3>
      <p className={parts.soft}>
        {say.lapses(dateTime(proposed.expires))}
        <br />
        {say.approvedBy(names.join(', ') || say.nobody)} (
        {say.needs(approvals.length, view.approvalsNeeded)})
      </p>
      {act.type === 'void' && (
        <p>
          <strong>{say.reason}</strong> {act.reason}
        </p>
      )}
      {act.type === 'publish' && (
        <p>
          {say.contents}
          <br />
          <span className={parts.hash}>{act.contents}</span>
        </p>
      )}
      <p>{act.type === 'enrol-officer' ? say.enrolCheck : said.happens}</p>
      <p>
        <strong>{words.acts.noWayBack}.</strong> {said.noWayBack}
      </p>
      {failure && <PasskeyProblem failure={failure} />}
      {approvals.includes(me.id) ? (
        <p>{say.youHave}</p>
      ) : (
        <button
          type="button"
          className={parts.button}
          aria-disabled={busy}
          onClick={() => void sign()}
        >
          {busy ? words.acts.signing : say.approve}
        </button>
      )}
    </article>
  );
}

function stillHolds(
  { contests, after, expires }: ProposedAct,
  { election, log }: { readonly election: string; readonly log: readonly LogEntry[] },
): boolean {
  return after === lastChange(log, election, contests) && instant(serviceNow()) < expires;
}
