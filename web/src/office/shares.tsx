import { office, type Failure, type Sealed } from '@teller/api';
import type { LoadedElection } from '../api/contests.ts';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import { call } from '../api/call.ts';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { readRelease } from './share-file.ts';
import { words } from './words.ts';

const say = words.shares;

/** The roots that a trustee compares before letting go of a share. */
export function SealedList({
  election: { contests },
  seal,
}: {
  readonly election: LoadedElection;
  readonly seal: Sealed;
}): ReactElement {
  return (
    <section>
      <h2>{words.sealed}</h2>
      <p>{words.sealedText}</p>
      <ul className={css.listed}>
        {seal.contests.map(({ contest, ballots, root }) => (
          <li key={contest}>
            <strong>{contests.find(({ id }) => id === contest)?.title}</strong>,{' '}
            {words.ballots(ballots)}
            <br />
            <span className={css.hash}>{root}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ShareStates({
  election: { manifest },
  shares,
}: {
  readonly election: LoadedElection;
  readonly shares: readonly string[];
}): ReactElement {
  const { threshold, trustees } = manifest;
  return (
    <>
      <p>{say.lead(threshold, trustees.length)}</p>
      <ul>
        {trustees.map(({ id, name }) => (
          <li key={id}>
            {name}: {shares.includes(id) ? <strong>{say.in}</strong> : say.awaited}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A trustee hands in a share, from the key file or pasted. */
export function ShareForm({
  election,
  onShared,
}: {
  readonly election: LoadedElection;
  readonly onShared: () => void;
}): ReactElement {
  const [pasted, setPasted] = useState('');
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  async function send(): Promise<void> {
    const chosen = file.current?.files?.[0];
    const act = readRelease(pasted.trim() || (chosen ? await chosen.text() : ''));
    if (!act) return setError(say.unreadable);
    const trustee = election.manifest.trustees.find(({ id }) => id === act.trustee);
    if (!trustee) return setError(say.notOurs);
    const answer = await call(office.releaseShares, {
      named: { election: election.id },
      body: act,
    });
    if (!answer.ok) return setFailure(answer.error);
    setPasted('');
    if (file.current) file.current.value = '';
    setSaid(say.done(trustee.name));
    return onShared();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    setFailure(undefined);
    setSaid('');
    void send().finally(() => setBusy(false));
  }

  return (
    <form className={css.card} onSubmit={submit} noValidate>
      <p>{say.compare}</p>
      <p id="share-error" className={css.error} role="alert">
        {error}
      </p>
      <div className={css.field}>
        <label htmlFor="share-file">{say.file}</label>
        <input ref={file} id="share-file" type="file" accept="application/json,.json" />
      </div>
      <div className={css.field}>
        <label htmlFor="share-text">{say.paste}</label>
        <textarea
          id="share-text"
          rows={3}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="share-error"
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
      </div>
      <p>
        <strong>{say.warning}</strong>
      </p>
      {failure && <ProblemNotice failure={failure} />}
      <button type="submit" className={css.button} aria-disabled={busy}>
        {busy ? say.sending : say.button}
      </button>
      <div role="status">{said && <p className={css.said}>{said}</p>}</div>
    </form>
  );
}
