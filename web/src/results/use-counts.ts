import { useEffect, useState } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import type { CountSheet } from './count-sheet.ts';
import { fetchCount } from './record-files.ts';

/** One contest's count, on its way, here, or not to be had. */
export type CountState = CountSheet | 'loading' | 'missing';

/** The published counts in manifest order. Nothing is fetched before publication. */
export function useCounts({ id, contests, phase }: LoadedElection): readonly CountState[] {
  const [counts, setCounts] = useState<readonly CountState[]>(() => contests.map(() => 'loading'));
  useEffect(() => {
    if (phase !== 'published') return undefined;
    let current = true;
    for (const [number, contest] of contests.entries())
      void fetchCount(id, contest.id).then((count) => {
        if (!current) return;
        setCounts((before) =>
          before.map((state, n) => (n === number ? (count.ok ? count.value : 'missing') : state)),
        );
      });
    return () => {
      current = false;
    };
  }, [id, contests, phase]);
  return counts;
}
