import { record, type Failure, type ListedElection, type PublicElection } from '@teller/api';
import { useCallback, useEffect, useState } from 'react';
import { go, useQuery } from '../frame/route.ts';
import { call } from './call.ts';
import { setServiceClock } from './service-clock.ts';

/** Which election a page is about, as far as is known yet. */
export type Chosen =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'choose'; readonly elections: readonly ListedElection[] }
  | { readonly state: 'ready'; readonly election: PublicElection };

/**
 * The election that `?election=` names; without it, the only one that fits; otherwise the
 * list to choose from. `reload` asks again without taking the page away, also where nothing answers.
 */
export function useElection(fits: (election: ListedElection) => boolean): [Chosen, () => void] {
  const id = useQuery().get('election');
  const [chosen, setChosen] = useState<Chosen>({ state: 'loading' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let current = true;
    void (id === null ? chooseElection(fits) : loadElection(id)).then((next) => {
      if (!current) return;
      if (next.state === 'ready' && id === null) go({ election: next.election.id }, 'replace');
      setChosen((before) => (before.state === 'ready' ? renewed(before, next) : next));
    });
    return () => {
      current = false;
    };
  }, [id, asked, fits]);
  return [chosen, useCallback(() => setAsked((n) => n + 1), [])];
}

/** The page goes on with the manifest that it has checked: the same id means the same manifest. */
function renewed(before: Chosen & { readonly state: 'ready' }, next: Chosen): Chosen {
  if (next.state === 'failed') return before;
  if (next.state !== 'ready' || next.election.id !== before.election.id) return next;
  return { ...next, election: { ...next.election, manifest: before.election.manifest } };
}

async function loadElection(id: string): Promise<Chosen> {
  const answer = await call(record.readElection, { named: { election: id } });
  if (answer.ok) setServiceClock(answer.value.now);
  return answer.ok
    ? { state: 'ready', election: answer.value }
    : { state: 'failed', failure: answer.error };
}

async function chooseElection(fits: (election: ListedElection) => boolean): Promise<Chosen> {
  const answer = await call(record.listElections);
  if (!answer.ok) return { state: 'failed', failure: answer.error };
  setServiceClock(answer.value.now);
  const fitting = answer.value.elections.filter(fits);
  const [only] = fitting;
  if (only && fitting.length === 1) return loadElection(only.id);
  return {
    state: 'choose',
    elections: fitting.length > 0 ? fitting : answer.value.elections,
  };
}
