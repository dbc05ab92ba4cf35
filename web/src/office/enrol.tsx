import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { Heading } from '../frame/page.tsx';
import css from '../frame/parts.module.css';
import { enrol, type PasskeyFailure } from './passkey.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import { words } from './words.ts';

const say = words.enrol;

/** A one-time link makes a passkey; the present officers decide whether its holder becomes one. */
export function Enrol({
  election,
  setupCode,
  onDone,
}: {
  readonly election: LoadedElection;
  readonly setupCode: string;
  readonly onDone: () => void;
}): ReactElement {
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<PasskeyFailure>();
  const [state, setState] = useState<'asking' | 'busy' | 'done'>('asking');
  const field = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (state === 'busy') return;
    setFailure(undefined);
    setError(undefined);
    if (name.trim() === '') {
      setError(say.nameMissing);
      field.current?.focus();
      return;
    }
    setState('busy');
    void enrol(election.id, setupCode, name.trim()).then((answer) => {
      setState(answer.ok ? 'done' : 'asking');
      if (!answer.ok) setFailure(answer.error);
    });
  }

  if (state === 'done')
    return (
      <>
        <Heading key="done" title={say.done}>
          {say.done}
        </Heading>
        <p className={css.notice}>{say.doneText}</p>
        <button type="button" className={css.button} onClick={onDone}>
          {say.toOffice}
        </button>
      </>
    );
  return (
    <form onSubmit={submit} noValidate>
      <Heading key="form" title={say.title} over={election.manifest.title} overClass={css.over}>
        {say.title}
      </Heading>
      <p className={css.lead}>{say.lead}</p>
      {failure && <PasskeyProblem failure={failure} />}
      <div className={css.field}>
        <label htmlFor="name">{say.name}</label>
        <p id="name-hint" className={css.hint}>
          {say.nameHint}
        </p>
        <p id="name-error" className={css.error} role="alert">
          {error}
        </p>
        <input
          ref={field}
          id="name"
          autoComplete="name"
          aria-describedby="name-hint name-error"
          aria-invalid={error !== undefined}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <button type="submit" className={css.button} aria-disabled={state === 'busy'}>
        {state === 'busy' ? words.signIn.waiting : say.button}
      </button>
    </form>
  );
}
