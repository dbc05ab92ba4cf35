import { useEffect, useState } from 'react';
import type { PublicElection } from '@teller/api';
import type { CountSheet } from './count-sheet.ts';
import { fetchCount } from './record-files.ts';

/** One contest's count, on its way, here, or not to be had. */
export type CountState = CountSheet | 'loading' | 'missing';

/** The published counts in manifest order. Nothing is fetched before publication. */
export function useCounts({ id, manifest, phase }: PublicElection): readonly CountState[] {
  const [counts, setCounts] = useState<readonly CountState[]>(() =>
    manifest.contests.map(() => 'loading'),
  );
  useEffect(() => {
    if (phase !== 'published') return undefined;
    let current = true;
    for (const [number, contest] of manifest.contests.entries())
      void fetchCount(id, contest.id).then((count) => {
        if (!current) return;
        setCounts((before) =>
          before.map((state, n) => (n === number ? (count.ok ? count.value : 'missing') : state)),
        );
      });
    return () => {
      current = false;
    };
  }, [id, manifest, phase]);
  return counts;
}
