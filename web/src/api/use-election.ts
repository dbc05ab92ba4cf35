import { record, type Failure, type ListedElection, type PublicElection } from '@teller/api';
import type { Phase } from '@teller/election';
import { useCallback, useEffect, useState } from 'react';
import { go, useQuery } from '../frame/route.ts';
import { call } from './call.ts';

/** Which election a page is about, as far as is known yet. */
export type Chosen =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'choose'; readonly elections: readonly ListedElection[] }
  | { readonly state: 'ready'; readonly election: PublicElection };

/**
 * The election that `?election=` names; without it, the only one whose phase fits; otherwise the
 * list to choose from. `reload` asks again without taking the page away.
 */
export function useElection(fits: (phase: Phase) => boolean): [Chosen, () => void] {
  const id = useQuery().get('election');
  const [chosen, setChosen] = useState<Chosen>({ state: 'loading' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let current = true;
    void (id === null ? chooseElection(fits) : loadElection(id)).then((next) => {
      if (!current) return;
      if (next.state === 'ready' && id === null) go({ election: next.election.id }, 'replace');
      setChosen(next);
    });
    return () => {
      current = false;
    };
  }, [id, asked, fits]);
  return [chosen, useCallback(() => setAsked((n) => n + 1), [])];
}

async function loadElection(id: string): Promise<Chosen> {
  const answer = await call(record.readElection, { named: { election: id } });
  return answer.ok
    ? { state: 'ready', election: answer.value }
    : { state: 'failed', failure: answer.error };
}

async function chooseElection(fits: (phase: Phase) => boolean): Promise<Chosen> {
  const answer = await call(record.listElections);
  if (!answer.ok) return { state: 'failed', failure: answer.error };
  const fitting = answer.value.elections.filter(({ phase }) => fits(phase));
  const [only] = fitting;
  if (only && fitting.length === 1) return loadElection(only.id);
  return {
    state: 'choose',
    elections: fitting.length > 0 ? fitting : answer.value.elections,
  };
}
