import type { ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { Heading } from '../frame/page.tsx';
import css from '../frame/parts.module.css';
import { SealedList, ShareForm } from './shares.tsx';
import { words } from './words.ts';

const say = words.shares;

/** The trustees' own page. It needs no session: a share proves itself. */
export function SharesPage({
  election,
  onShared,
}: {
  readonly election: LoadedElection;
  readonly onShared: () => void;
}): ReactElement {
  const { manifest, seal, phase } = election;
  const { threshold, trustees } = manifest;
  return (
    <>
      <Heading title={say.title} over={manifest.title} overClass={css.over}>
        {say.title}
      </Heading>
      <p className={css.lead}>{say.lead(threshold, trustees.length)}</p>
      {seal && <SealedList election={election} seal={seal} />}
      {seal && phase === 'closed' ? (
        <ShareForm election={election} onShared={onShared} />
      ) : (
        <p className={css.notice} role="status">
          {seal && phase !== 'void' ? say.enough : say.notYet}
        </p>
      )}
    </>
  );
}
