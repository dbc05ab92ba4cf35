import { useEffect, useState } from 'react';
import type { PublicElection } from '../api/record.ts';
import type { Sealing } from './sealing.ts';

/** The cryptography, as far as it is here. */
export type SealingState = Sealing | 'loading' | 'not-loaded' | 'not-this-election';

/** Loads the cryptography after the first paint, and checks the manifest against the election's id. */
export function useSealing({ id, manifest }: PublicElection): SealingState {
  const [state, setState] = useState<SealingState>('loading');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const frame = requestAnimationFrame(() => {
      import('./sealing.ts').then(
        ({ makeSealing }) => {
          if (current) setState(makeSealing(manifest, id) ?? 'not-this-election');
        },
        () => {
          if (!current) return;
          setState('not-loaded');
          timer = setTimeout(() => setTries((n) => n + 1), 3_000);
        },
      );
    });
    return () => {
      current = false;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [id, manifest, tries]);
  return state;
}
