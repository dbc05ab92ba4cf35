import type { ReactElement } from 'react';
import { problems, type Failure } from '@teller/api';
import css from './parts.module.css';
import { failureWords } from './problem-words.ts';
import { frameWords } from './words.ts';

/** A failure, in words, with the way on. */
export function ProblemNotice({
  failure,
  title,
  retry,
}: {
  readonly failure: Failure;
  /** What it means here; else what the failure itself is called. */
  readonly title?: string;
  readonly retry?: () => void;
}): ReactElement {
  const words = failureWords(failure);
  const gone = failure.kind === 'problem' && problems[failure.name].status === 404;
  return (
    <div className={css.warning} role="alert">
      <h2>{title ?? words.title}</h2>
      <p>{words.detail}</p>
      {failure.kind === 'problem' && failure.name === 'internal-error' && (
        <p className={css.soft}>{frameWords.errorNumber(failure.id)}</p>
      )}
      {gone && (
        <a className={`${css.button} ${css.quiet}`} href="/">
          {frameWords.elections}
        </a>
      )}
      {retry && !gone && (
        <button type="button" className={`${css.button} ${css.quiet}`} onClick={retry}>
          {frameWords.tryAgain}
        </button>
      )}
    </div>
  );
}
