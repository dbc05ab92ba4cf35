import { useEffect, useMemo, useState } from 'react';
import type { PublicElection } from '../api/record.ts';
import type { Sealing } from './sealing.ts';

type Parts = typeof import('./later.ts');

/** The pages after ranking, and the cryptography bound to this election. */
export interface Later extends Omit<Parts, 'makeSealing'> {
  readonly sealing: Sealing;
}

/** Loads what comes after ranking once it is wanted, and tries again while that fails. */
export function useLater(
  { id, manifest }: PublicElection,
  wanted: boolean,
): Later | 'not-yet' | 'not-loaded' {
  const [parts, setParts] = useState<Parts | 'not-yet' | 'not-loaded'>('not-yet');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    import('./later.ts').then(
      (loaded) => {
        if (current) setParts(loaded);
      },
      () => {
        if (!current) return;
        setParts('not-loaded');
        timer = setTimeout(() => setTries((n) => n + 1), 3_000);
      },
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, tries]);
  return useMemo(() => {
    if (typeof parts === 'string') return parts;
    const { makeSealing, ...pages } = parts;
    return { ...pages, sealing: makeSealing(manifest, id) };
  }, [parts, id, manifest]);
}
