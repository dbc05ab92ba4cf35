import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import css from '../frame/parts.module.css';
import type { Brought, LookedUp } from './look-up.ts';
import { words } from './words.ts';

const say = words.receipt;

/** A voter looks up a receipt, by its code or with the downloaded file; all of it in this browser. */
export function FindReceipt({ election }: { readonly election: LoadedElection }): ReactElement {
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [answers, setAnswers] = useState<readonly LookedUp[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);

  async function search(): Promise<void> {
    // Hashing and list reading are not needed by whoever only reads the result.
    const looking = await import('./look-up.ts');
    const chosen = file.current?.files?.[0];
    let brought: readonly Brought[] | undefined;
    if (code.trim() !== '') {
      const typed = looking.readReceiptCode(code);
      if (typed === undefined) return refuse(say.notACode);
      brought = [{ code: typed }];
    } else if (chosen) {
      brought = looking.readReceiptFile(await chosen.text(), election.id);
      if (brought === undefined) return refuse(say.notAFile);
    } else return refuse(say.notACode);
    const found: LookedUp[] = [];
    for (const one of brought) found.push(await looking.lookUp(election, one));
    setAnswers(found);
  }

  function refuse(text: string): void {
    setError(text);
    field.current?.focus();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    setAnswers([]);
    void search().finally(() => setBusy(false));
  }

  return (
    <section aria-labelledby="find">
      <h2 id="find">{say.title}</h2>
      <p>{say.lead}</p>
      <form className={css.card} onSubmit={submit} noValidate>
        <label htmlFor="receipt-code" className={css.label}>
          {say.code}
        </label>
        <p id="receipt-hint" className={css.hint}>
          {say.codeHint}
        </p>
        <p id="receipt-error" role="alert" className={css.error}>
          {error}
        </p>
        <input
          ref={field}
          id="receipt-code"
          className={css.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby="receipt-hint receipt-error"
          aria-invalid={error !== undefined}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <div className={css.field}>
          <label htmlFor="receipt-file">{say.file}</label>
          <input ref={file} id="receipt-file" type="file" accept="application/json,.json" />
        </div>
        <button type="submit" className={css.button} aria-disabled={busy}>
          {say.search}
        </button>
      </form>
      <div role="status">
        {busy && <p className={css.wait}>{say.searching}</p>}
        {answers.map((answer) => (
          <Answer key={answer.brought.code} election={election} answer={answer} />
        ))}
      </div>
    </section>
  );
}

function Answer({
  election,
  answer: { brought, found, signed },
}: {
  readonly election: LoadedElection;
  readonly answer: LookedUp;
}): ReactElement {
  const title = (id: string): string =>
    election.contests.find((contest) => contest.id === id)?.title ?? id;
  switch (found.outcome) {
    case 'found':
      return (
        <div className={found.rootHolds ? css.notice : css.warning}>
          <h3>
            {say.foundIn}: {title(found.contest)}
          </h3>
          <p className={css.code}>{brought.code}</p>
          <p>{say.found(found.place, found.ballots)}</p>
          <p>{found.rootHolds ? say.rootHolds : say.rootFails}</p>
        </div>
      );
    case 'unreadable':
      return <p className={css.warning}>{say.unreadable(title(found.contest))}</p>;
    case 'missing':
    default:
      return (
        <div className={css.warning}>
          <h3>{say.missingIn}</h3>
          <p className={css.code}>{brought.code}</p>
          <p>{say.missing}</p>
          <p>{signed ? say.missingSigned : say.missingHelp}</p>
        </div>
      );
  }
}
