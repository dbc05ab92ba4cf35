import type { Action, FrozenElection, Hours, Phase } from '@teller/election';

/** What the `seal` step said. */
export type Seal = Extract<Action, { readonly type: 'seal' }>;

/** What changes about an election in public, as the officers' log had it. */
export interface ElectionState {
  readonly phase: Phase;
  /** Those in force. The manifest's, until the log has moved them. */
  readonly hours: Hours;
  /** How many entries of the officers' log this was derived from. Only ever grows. */
  readonly entries: number;
  /** Hash of the entry that ended voting, hex: what was made after it names it. Null before. */
  readonly close: string | null;
  readonly seal: Seal | null;
}

export interface Election extends ElectionState, FrozenElection {
  readonly id: string;
}

/**
 * Public facts (table Elections). Every service reads it; only office, record and setup write it.
 * Whoever can write to it can open or close the ballot box early or late, but cannot add, read,
 * change or lose a ballot, and the officers' log shows what was approved. A manifest whose hash is not
 * the election id, or a contest or ceremony that it does not name, is never given.
 */
export interface Elections {
  /**
   * `id` is that of the manifest. Stores an election that is not there yet, in phase `draft` with no entries and its manifest's hours.
   * Durable when it returns. `exists`: one is there, and nothing was changed (same id means same manifest).
   */
  create(id: string, frozen: FrozenElection): Promise<'created' | 'exists'>;
  /**
   * The state must be read consistently: after a `copy` has returned, no `get` that starts later
   * gives the state before it. What is frozen may come from a cache, for it never changes.
   */
  get(id: string): Promise<Election | undefined>;
  /** Need not be consistent. In any order. */
  list(): Promise<readonly Election[]>;
  /**
   * Replaces the state if and only if the stored `entries` is smaller, in one conditional write.
   * `behind`: the stored state is at least as new, and nothing was changed. The election must exist.
   */
  copy(id: string, state: ElectionState): Promise<'copied' | 'behind'>;
}
