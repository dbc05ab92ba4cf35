import type { ReactElement } from 'react';
import type { Failure } from '../api/call.ts';
import css from './parts.module.css';
import { failureText, frameWords } from './words.ts';

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
  const id = failure.kind === 'problem' ? failure.members['id'] : undefined;
  const gone = failure.kind === 'problem' && failure.status === 404;
  return (
    <div className={css.warning} role="alert">
      <h2>{title ?? (failure.kind === 'problem' ? failure.title : frameWords.problemTitle)}</h2>
      <p>{failureText(failure)}</p>
      {typeof id === 'string' && <p className={css.soft}>{frameWords.errorNumber(id)}</p>}
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
