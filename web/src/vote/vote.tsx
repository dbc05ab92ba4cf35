import type { ListedElection } from '@teller/api';
import type { ReactElement } from 'react';
import { useElection } from '../api/use-election.ts';
import { votingOf } from '../api/voting.ts';
import { ChooseElection } from '../frame/choose.tsx';
import { Frame } from '../frame/frame.tsx';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { frameWords } from '../frame/words.ts';
import { VoteIn } from './vote-in.tsx';
import { words } from './words.ts';

const open = (election: ListedElection): boolean => votingOf(election) === 'open';

/** The vote entry: finds the election, then hands over. */
export function Vote(): ReactElement {
  const [chosen, reload] = useElection(open, 'manifest');
  if (chosen.state === 'ready')
    return <VoteIn key={chosen.election.id} election={chosen.election} reload={reload} />;
  return (
    <Frame place={words.place}>
      {chosen.state === 'loading' && <p className={css.wait}>{frameWords.loading}</p>}
      {chosen.state === 'failed' && (
        <>
          <h1>{words.arrive.title}</h1>
          <ProblemNotice failure={chosen.failure} retry={reload} />
        </>
      )}
      {chosen.state === 'choose' && <ChooseElection elections={chosen.elections} />}
    </Frame>
  );
}
