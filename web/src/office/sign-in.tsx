import { useState, type ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { Heading } from '../frame/page.tsx';
import css from '../frame/parts.module.css';
import { go } from '../frame/route.ts';
import { signIn, type PasskeyFailure } from './passkey.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import { words } from './words.ts';

const say = words.signIn;

/** The way in for officers, and the way on for trustees. */
export function SignIn({
  election,
  onSignedIn,
}: {
  readonly election: LoadedElection;
  readonly onSignedIn: () => void;
}): ReactElement {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure>();
  async function start(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await signIn(election.id);
    setBusy(false);
    if (answer.ok) onSignedIn();
    else setFailure(answer.error);
  }
  return (
    <>
      <Heading title={say.title} over={election.manifest.title} overClass={css.over}>
        {say.title}
      </Heading>
      <p className={css.lead}>{say.lead}</p>
      {failure && <PasskeyProblem failure={failure} />}
      <div className={css.row}>
        <button
          type="button"
          className={css.button}
          aria-disabled={busy}
          onClick={() => void start()}
        >
          {busy ? say.waiting : say.button}
        </button>
      </div>
      <h2>{say.trustee}</h2>
      <p>{say.trusteeText}</p>
      <button
        type="button"
        className={`${css.button} ${css.quiet}`}
        onClick={() => go({ step: 'shares' })}
      >
        {say.trusteeLink}
      </button>
    </>
  );
}
