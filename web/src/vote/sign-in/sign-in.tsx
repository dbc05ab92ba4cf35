import { roll, type Failure } from '@teller/api';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { Heading } from '../../frame/page.tsx';
import css from '../../frame/parts.module.css';
import { failureWords } from '../../frame/problem-words.ts';
import { onSharedComputer, setSharedComputer } from '../device/kept.ts';
import { words } from '../words.ts';

const say = words.signIn;

interface Asked {
  readonly election: string;
  readonly challenge: string;
  readonly email: string;
}

/** Email address, then the six-figure code. A reload between the two stays at the code. */
export function SignIn({
  election,
  onSignedIn,
}: {
  readonly election: string;
  readonly onSignedIn: () => void;
}): ReactElement {
  const [asked, setAsked] = useState(() => rememberedChallenge(election));
  function keep(next: Asked | undefined): void {
    rememberChallenge(next);
    setAsked(next);
  }
  return asked ? (
    <CodeForm
      key="code"
      asked={asked}
      onAsked={keep}
      onSignedIn={() => {
        rememberChallenge(undefined);
        onSignedIn();
      }}
    />
  ) : (
    <EmailForm key="email" election={election} onAsked={keep} />
  );
}

function EmailForm({
  election,
  onAsked,
}: {
  readonly election: string;
  readonly onAsked: (asked: Asked) => void;
}): ReactElement {
  const [email, setEmail] = useState('');
  const [shared, setShared] = useState(onSharedComputer);
  const { error, busy, refuse, run } = useForm();
  const field = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const address = email.trim();
    if (!/^\S+@\S+$/.test(address)) {
      refuse(say.emailMissing);
      field.current?.focus();
      return;
    }
    run(async () => {
      const answer = await call(roll.requestCode, { body: { election, email: address } });
      if (!answer.ok) return answer.error;
      setSharedComputer(shared, undefined);
      onAsked({ election, challenge: answer.value.challenge, email: address });
      return undefined;
    });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Heading title={say.title}>{say.title}</Heading>
      <p className={css.lead}>{say.emailLead}</p>
      <div className={css.field}>
        <label htmlFor="email">{say.email}</label>
        <p id="email-hint" className={css.hint}>
          {say.emailHint}
        </p>
        <FieldError error={error} />
        <input
          ref={field}
          id="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="email-hint field-error"
          aria-invalid={error !== undefined}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <span>
          {say.shared}
          <br />
          <span className={css.soft}>{say.sharedHint}</span>
        </span>
      </label>
      <div className={css.row}>
        <button type="submit" className={css.button} aria-disabled={busy}>
          {busy ? say.sending : say.send}
        </button>
      </div>
    </form>
  );
}

function CodeForm({
  asked,
  onAsked,
  onSignedIn,
}: {
  readonly asked: Asked;
  readonly onAsked: (asked: Asked | undefined) => void;
  readonly onSignedIn: () => void;
}): ReactElement {
  const [code, setCode] = useState('');
  const [said, setSaid] = useState('');
  const { error, busy, refuse, run } = useForm();
  const field = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const figures = code.replace(/\D/g, '');
    if (figures.length !== 6) {
      refuse(say.codeMissing);
      field.current?.focus();
      return;
    }
    run(async () => {
      const { election, challenge } = asked;
      const answer = await call(roll.openSession, {
        body: { election, challenge, code: figures },
      });
      if (answer.ok) onSignedIn();
      else field.current?.focus();
      return answer.ok ? undefined : answer.error;
    });
  }

  function again(): void {
    setSaid('');
    run(async () => {
      const { election, email } = asked;
      const answer = await call(roll.requestCode, { body: { election, email } });
      if (!answer.ok) return answer.error;
      onAsked({ ...asked, challenge: answer.value.challenge });
      setCode('');
      setSaid(say.sentAgain);
      return undefined;
    });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Heading title={say.codeTitle}>{say.codeTitle}</Heading>
      <p className={css.lead}>{say.codeLead(asked.email)}</p>
      <div className={css.field}>
        <label htmlFor="code">{say.code}</label>
        <p id="code-hint" className={css.hint}>
          {say.codeHint}
        </p>
        <FieldError error={error} />
        <input
          ref={field}
          id="code"
          className={css.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          aria-describedby="code-hint field-error"
          aria-invalid={error !== undefined}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <div className={css.row}>
        <button type="submit" className={css.button} aria-disabled={busy}>
          {busy ? say.checking : say.check}
        </button>
        <button type="button" className={css.plain} aria-disabled={busy} onClick={again}>
          {say.again}
        </button>
        <button type="button" className={css.plain} onClick={() => onAsked(undefined)}>
          {say.otherAddress}
        </button>
      </div>
      <p role="status">{said}</p>
      <p className={css.soft}>{say.help}</p>
    </form>
  );
}

function FieldError({ error }: { readonly error: string | undefined }): ReactElement {
  return (
    <p id="field-error" role="alert" className={css.error}>
      {error}
    </p>
  );
}

/** One request at a time, and what went wrong with the last one. */
function useForm(): {
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly refuse: (error: string) => void;
  readonly run: (request: () => Promise<Failure | undefined>) => void;
} {
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  return {
    error,
    busy,
    refuse: setError,
    run(request) {
      if (busy) return;
      setBusy(true);
      setError(undefined);
      void request().then((failure) => {
        setBusy(false);
        setError(failure && wholeText(failure));
      });
    },
  };
}

/** What happened and what to do, as one line beside the field. */
function wholeText(failure: Failure): string {
  const { title, detail } = failureWords(failure);
  return failure.kind === 'problem' ? `${title}. ${detail}` : detail;
}

const challengeKey = 'teller/challenge';

function rememberChallenge(asked: Asked | undefined): void {
  try {
    if (asked) sessionStorage.setItem(challengeKey, JSON.stringify(asked));
    else sessionStorage.removeItem(challengeKey);
  } catch {
    // Without storage a reload goes back to the address, and nothing is lost.
  }
}

function rememberedChallenge(election: string): Asked | undefined {
  try {
    const asked = JSON.parse(sessionStorage.getItem(challengeKey) ?? 'null') as Asked | null;
    return asked?.election === election ? asked : undefined;
  } catch {
    return undefined;
  }
}
