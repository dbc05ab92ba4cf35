import type { ReactElement } from 'react';
import { useElection } from '../api/use-election.ts';
import { useManifestCheck } from '../api/use-manifest-check.ts';
import type { ListedElection } from '@teller/api';
import type { LoadedElection } from '../api/contests.ts';
import { ChooseElection } from '../frame/choose.tsx';
import { Frame } from '../frame/frame.tsx';
import { Heading } from '../frame/page.tsx';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { useQuery } from '../frame/route.ts';
import { frameWords } from '../frame/words.ts';
import { WrongElection } from '../frame/wrong-election.tsx';
import { ContestResult } from './contest-result.tsx';
import { Overview } from './overview.tsx';
import { useCounts } from './use-counts.ts';
import { Waiting } from './waiting.tsx';
import { words } from './words.ts';

const published = ({ phase }: ListedElection): boolean => phase === 'published';

/** The results entry: what anyone may see of an election, in whatever phase it is. */
export function Results(): ReactElement {
  const [chosen, reload] = useElection(published, 'whole');
  if (chosen.state === 'ready') return <ResultsOf election={chosen.election} reload={reload} />;
  return (
    <Frame place={words.place}>
      {chosen.state === 'loading' && <p className={css.wait}>{frameWords.loading}</p>}
      {chosen.state === 'failed' && (
        <>
          <h1>{words.result}</h1>
          <ProblemNotice failure={chosen.failure} retry={reload} />
        </>
      )}
      {chosen.state === 'choose' && <ChooseElection elections={chosen.elections} />}
    </Frame>
  );
}

function ResultsOf({
  election,
  reload,
}: {
  readonly election: LoadedElection;
  readonly reload: () => void;
}): ReactElement {
  const { id, manifest, phase } = election;
  const wanted = useQuery().get('contest');
  const check = useManifestCheck(election);
  const counts = useCounts(election);
  const contest = election.contests.find((one) => one.id === wanted);
  const number = contest ? election.contests.indexOf(contest) : -1;
  if (check === 'wrong')
    return (
      <Frame place={words.place}>
        <WrongElection text={words.fingerprintWrong} />
      </Frame>
    );
  return (
    <Frame
      place={words.place}
      wide={contest !== undefined}
      rehearsal={manifest.kind === 'rehearsal'}
      query={`?election=${id}`}
    >
      {phase === 'published' && contest ? (
        <ContestResult key={number} election={election} contest={contest} count={counts[number]} />
      ) : (
        <>
          <Heading
            key="overview"
            title={words.title(manifest.title)}
            over={manifest.organisation}
            overClass={css.over}
          >
            {manifest.title}
          </Heading>
          {phase === 'published' ? (
            <Overview election={election} counts={counts} />
          ) : (
            <Waiting election={election} reload={reload} />
          )}
          <p className={css.printed}>
            {words.fingerprint}: <span className={css.hash}>{id}</span>
          </p>
          <details className={css.screen}>
            <summary>{words.fingerprint}</summary>
            <p className={css.hash}>{id}</p>
          </details>
        </>
      )}
    </Frame>
  );
}
