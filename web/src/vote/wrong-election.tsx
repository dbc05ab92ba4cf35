import type { ReactElement } from 'react';
import { Heading } from '../frame/page.tsx';
import css from '../frame/parts.module.css';
import { words } from './words.ts';

/** The manifest does not have the hash that the address names: nothing else may be shown. */
export function WrongElection(): ReactElement {
  return (
    <div className={css.warning} role="alert">
      <Heading title={words.arrive.notThisElection}>{words.arrive.notThisElection}</Heading>
      <p>{words.arrive.notThisElectionText}</p>
    </div>
  );
}
