import type { Frozen } from '@teller/election';
import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { carriedFor } from '../cast/casting-ports.ts';
import { readPrivate, writePrivate, type Owner } from '../device/kept.ts';
import { contestsOf, draftFor, type ContestDraft, type Draft } from './draft.ts';

export interface DraftKeeper {
  readonly draft: Draft;
  /** False when the device refused to keep it. */
  readonly kept: boolean;
  readonly change: (contest: string, part: Partial<ContestDraft>) => void;
}

/** The draft of this member's contests, kept on the device at every change. */
export function useDraft(
  frozen: Frozen,
  owner: Owner | undefined,
  contests: readonly string[],
): DraftKeeper {
  const ids = contests.join();
  const fresh = useMemo(
    () =>
      draftFor(
        contestsOf(frozen, ids.split(',')).map(({ contest }) => contest),
        owner && readPrivate(owner, 'draft'),
      ),
    [frozen, owner, ids],
  );
  const [changed, setChanged] = useState<Draft>({});
  const [kept, setKept] = useState(true);
  const draft = useMemo(() => ({ ...fresh, ...changed }), [fresh, changed]);
  // In the same step as the change: who closes the page at once has lost nothing.
  useLayoutEffect(() => {
    if (!owner || ids === '') return;
    // What has been sealed in the meantime stays erased.
    const open = Object.entries(draft).filter(([id]) => {
      const stage = carriedFor(owner, id)?.stage;
      return stage !== 'sealed' && stage !== 'received';
    });
    setKept(writePrivate(owner, 'draft', Object.fromEntries(open)));
  }, [owner, ids, draft]);
  const change = useCallback(
    (contest: string, part: Partial<ContestDraft>) =>
      setChanged((before) => {
        const now = before[contest] ?? fresh[contest];
        return now ? { ...before, [contest]: { ...now, ...part } } : before;
      }),
    [fresh],
  );
  return { draft, kept, change };
}
