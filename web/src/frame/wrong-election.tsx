import type { ReactElement } from 'react';
import { Heading } from './page.tsx';
import css from './parts.module.css';
import { frameWords } from './words.ts';

/** The manifest does not have the hash that the address names: nothing else may be shown. */
export function WrongElection({ text }: { readonly text: string }): ReactElement {
  const title = frameWords.wrongElection;
  return (
    <div className={css.warning} role="alert">
      <Heading title={title}>{title}</Heading>
      <p>{text}</p>
    </div>
  );
}
