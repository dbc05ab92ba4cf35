import { useEffect, useState } from 'react';
import type { LoadedElection } from '../../api/contests.ts';
import type { Later } from './later.ts';

/** Loads what comes after ranking once it is wanted, and tries again while that fails. */
export function useLater(
  { id, manifest, contests }: LoadedElection,
  wanted: boolean,
): Later | 'not-yet' | 'not-loaded' {
  const [later, setLater] = useState<Later | 'not-yet' | 'not-loaded'>('not-yet');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    import('./later.ts').then(
      ({ makeLater }) => {
        if (current) setLater(makeLater({ id, manifest, contests }));
      },
      () => {
        if (!current) return;
        setLater('not-loaded');
        timer = setTimeout(() => setTries((n) => n + 1), 3_000);
      },
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // What the page asks again and again of the election changes none of these: a cast goes on undisturbed.
  }, [id, manifest, contests, wanted, tries]);
  return later;
}
