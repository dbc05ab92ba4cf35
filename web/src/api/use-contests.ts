import type { Failure, PublicElection } from '@teller/api';
import { useEffect, useMemo, useState } from 'react';
import { loadContests, type LoadedElection } from './contests.ts';

/** The contests that a page asked for. */
export type ContestsState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly state: 'loaded' };

/** An election with these of its contests, as soon as they are there; before that, with none. */
export function useContests(
  election: PublicElection,
  ids: readonly string[],
): readonly [LoadedElection, ContestsState] {
  const wanted = ids.join();
  const [loaded, setLoaded] = useState<{
    readonly wanted: string;
    readonly contests: LoadedElection['contests'];
  }>({ wanted: '', contests: [] });
  const [failure, setFailure] = useState<Failure>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (wanted === '') return undefined;
    let current = true;
    setFailure(undefined);
    void loadContests(election.id, wanted.split(',')).then((answer) => {
      if (!current) return;
      if (answer.ok) setLoaded({ wanted, contests: answer.value });
      else setFailure(answer.error);
    });
    return () => {
      current = false;
    };
  }, [election.id, wanted, tries]);
  const contests = useMemo(
    () => (loaded.wanted === wanted ? loaded.contests : []),
    [loaded, wanted],
  );
  const whole = useMemo(() => ({ ...election, contests }), [election, contests]);
  if (wanted === '' || loaded.wanted === wanted) return [whole, { state: 'loaded' }];
  if (!failure) return [whole, { state: 'loading' }];
  return [whole, { state: 'failed', failure, retry: () => setTries((n) => n + 1) }];
}
