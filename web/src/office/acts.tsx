import { after, furthestBehind, instant, propose } from '@teller/election';
import type { Officer, OfficerAct } from '@teller/election';
import { useState, type ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { serviceNow } from '../api/service-clock.ts';
import { dateTime } from '../frame/dates.ts';
import { SubHeading } from '../frame/page.tsx';
import parts from '../frame/parts.module.css';
import css from './desk.module.css';
import { approve, type PasskeyFailure } from './passkey.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import type { OfficeView } from '@teller/api';
import { useIsShown, WaitingNotice } from './waiting-notice.tsx';
import { waitingFor } from './waiting.ts';
import { words } from './words.ts';

const say = words.acts;

type ActType = Exclude<OfficerAct['type'], 'enrol-officer'>;
const order: readonly ActType[] = ['freeze', 'open', 'close', 'count', 'publish', 'void'];

interface ActsProps {
  readonly election: LoadedElection;
  readonly view: OfficeView;
  readonly me: Officer;
  readonly onChanged: () => void;
}

/** The acts that are legal now and not proposed yet; the same phase rules as the service's. */
export function Acts(props: ActsProps): ReactElement {
  const { election, view } = props;
  const [chosen, setChosen] = useState<ActType>();
  const [said, setSaid] = useState({ text: '', phase: view.phase });
  const legal = order.filter(
    (type) =>
      isLegal(makeAct(type, view, ''), props) &&
      !view.proposals.some(({ proposed }) => proposed.act.type === type),
  );
  const now = instantNow();
  const { threshold } = election.manifest;
  const isShown = useIsShown(election, view);
  const waiting = waitingFor(view, threshold, isShown, Date.parse(now));
  // Nothing invites to close before the announced time.
  const early = now < furthestBehind(view.standing).hours.closesAt;
  const open = chosen !== undefined && legal.includes(chosen) ? chosen : undefined;
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{say.title}</h2>
      <p role="status">{said.phase === view.phase && said.text}</p>
      {waiting && <WaitingNotice waiting={waiting} />}
      {legal.length === 0 && !waiting && <p>{say.none}</p>}
      {open ? (
        <ActPanel
          {...props}
          type={open}
          onCancel={() => setChosen(undefined)}
          onDone={(text) => {
            setChosen(undefined);
            setSaid({ text, phase: view.phase });
            props.onChanged();
          }}
        />
      ) : (
        <div className={css.acts}>
          {legal.map((type) => (
            <button
              key={type}
              type="button"
              className={`${parts.button} ${type === 'void' || (type === 'close' && early) ? parts.quiet : ''}`}
              onClick={() => {
                setSaid({ text: '', phase: view.phase });
                setChosen(type);
              }}
            >
              {words.act[type].name}…
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

/** What will happen, what can't be undone, and the signature. */
function ActPanel({
  election,
  view,
  me,
  type,
  onCancel,
  onDone,
}: ActsProps & {
  readonly type: ActType;
  readonly onCancel: () => void;
  readonly onDone: (said: string) => void;
}): ReactElement {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure>();
  const said = words.act[type];
  const { manifest } = election;
  const { hours, contents } = furthestBehind(view.standing);
  const [early] = useState(() => type === 'close' && instantNow() < hours.closesAt);

  async function sign(): Promise<void> {
    if (busy) return;
    if (type === 'void' && reason.trim() === '') return setError(say.reasonMissing);
    setError(undefined);
    setFailure(undefined);
    setBusy(true);
    const act = makeAct(type, view, reason.trim());
    const proposed = propose({ election: election.id, log: view.log }, act, serviceNow());
    const answer = await approve(election.id, manifest.office, me, proposed);
    setBusy(false);
    if (answer.ok) onDone(answer.value.status === 'done' ? say.done : say.pendingDone);
    else setFailure(answer.error);
  }

  return (
    <div className={type === 'void' ? parts.warning : parts.card}>
      <SubHeading>{said.name}</SubHeading>
      {early && (
        <p>
          <strong>{say.early(dateTime(hours.closesAt))}</strong>
        </p>
      )}
      <h3>{say.whatHappens}</h3>
      <p>{said.happens}</p>
      <h3>{say.noWayBack}</h3>
      <p>{said.noWayBack}</p>
      {type === 'publish' && (
        <p>
          {words.pending.contents}
          <br />
          <span className={parts.hash}>{contents}</span>
        </p>
      )}
      {type === 'void' && (
        <div className={parts.field}>
          <label htmlFor="reason">{say.reason}</label>
          <p id="reason-hint" className={parts.hint}>
            {say.reasonHint}
          </p>
          <p id="reason-error" className={parts.error} role="alert">
            {error}
          </p>
          <textarea
            id="reason"
            rows={3}
            maxLength={2000}
            aria-describedby="reason-hint reason-error"
            aria-invalid={error !== undefined}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      <p>{say.two(view.approvalsNeeded)}</p>
      {failure && <PasskeyProblem failure={failure} />}
      <div className={parts.row}>
        <button
          type="button"
          className={`${parts.button} ${type === 'void' ? parts.grave : ''}`}
          aria-disabled={busy}
          onClick={() => void sign()}
        >
          {busy ? say.signing : say.sign}
        </button>
        <button type="button" className={`${parts.button} ${parts.quiet}`} onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </div>
  );
}

function isLegal(action: OfficerAct, { election, view }: ActsProps): boolean {
  const at = instantNow();
  const entered = { at, contests: 'all', action, expires: at } as const;
  return after(view.standing, entered, election.manifest).ok;
}

function makeAct(type: ActType, view: OfficeView, reason: string): OfficerAct {
  switch (type) {
    case 'publish':
      return { type, contents: furthestBehind(view.standing).contents ?? '' };
    case 'void':
      return { type, reason };
    case 'freeze':
    case 'open':
    case 'close':
    case 'count':
    default:
      return { type };
  }
}

/** By the service's clock, which says when an act takes effect. */
function instantNow(): string {
  return instant(serviceNow());
}
