import { record, type Failure, type ListedElection } from '@teller/api';
import { useCallback, useEffect, useState } from 'react';
import { go, useQuery } from '../frame/route.ts';
import { call } from './call.ts';
import { loadContests, type LoadedElection } from './contests.ts';
import { setServiceClock } from './service-clock.ts';

/** Which election a page is about, as far as is known yet. */
export type Chosen =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'choose'; readonly elections: readonly ListedElection[] }
  | { readonly state: 'ready'; readonly election: LoadedElection };

/**
 * The election that `?election=` names; without it, the only one that fits; otherwise the
 * list to choose from. `reload` asks again without taking the page away, also where nothing answers.
 *
 * @param parts `whole` with all contests, `manifest` with none
 */
export function useElection(
  fits: (election: ListedElection) => boolean,
  parts: 'whole' | 'manifest',
): [Chosen, () => void] {
  const id = useQuery().get('election');
  const [chosen, setChosen] = useState<Chosen>({ state: 'loading' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let current = true;
    void (id === null ? chooseElection(fits, parts) : loadElection(id, parts)).then((next) => {
      if (!current) return;
      if (next.state === 'ready' && id === null) go({ election: next.election.id }, 'replace');
      setChosen((before) => (before.state === 'ready' ? renewed(before, next) : next));
    });
    return () => {
      current = false;
    };
  }, [id, asked, fits, parts]);
  return [chosen, useCallback(() => setAsked((n) => n + 1), [])];
}

/** The page goes on with the manifest and contests that it has checked: the same id means the same. */
function renewed(before: Chosen & { readonly state: 'ready' }, next: Chosen): Chosen {
  if (next.state === 'failed') return before;
  if (next.state !== 'ready' || next.election.id !== before.election.id) return next;
  const { manifest, contests } = before.election;
  return { ...next, election: { ...next.election, manifest, contests } };
}

async function loadElection(id: string, parts: 'whole' | 'manifest'): Promise<Chosen> {
  const answer = await call(record.readElection, { named: { election: id } });
  if (!answer.ok) return { state: 'failed', failure: answer.error };
  setServiceClock(answer.value.now);
  const ids = parts === 'whole' ? answer.value.manifest.contests.map((contest) => contest.id) : [];
  const contests = await loadContests(id, ids);
  return contests.ok
    ? { state: 'ready', election: { ...answer.value, contests: contests.value } }
    : { state: 'failed', failure: contests.error };
}

async function chooseElection(
  fits: (election: ListedElection) => boolean,
  parts: 'whole' | 'manifest',
): Promise<Chosen> {
  const answer = await call(record.listElections);
  if (!answer.ok) return { state: 'failed', failure: answer.error };
  setServiceClock(answer.value.now);
  const fitting = answer.value.elections.filter(fits);
  const [only] = fitting;
  if (only && fitting.length === 1) return loadElection(only.id, parts);
  return {
    state: 'choose',
    elections: fitting.length > 0 ? fitting : answer.value.elections,
  };
}
