import type { Approval, ProposedAct } from '@teller/election';

/** An act that waits for officers' approvals. */
export interface Proposal {
  readonly election: string;
  /** The approvals' challenge as hex: the same act in the same place is the same proposal. */
  readonly id: string;
  readonly proposed: ProposedAct;
  /** At most one an officer, in any order. */
  readonly approvals: readonly Approval[];
}

/** Acts on their way into the officers' log (table Office). */
export interface Proposals {
  /** Stores a proposal without approvals unless one with this id is there. Durable when it returns. */
  propose(election: string, id: string, proposed: ProposedAct): Promise<void>;
  /**
   * Stores an approval under (election, id, officer) unless that officer's is there, in one
   * conditional write. Nothing is stored when the proposal is not there: another officer's call may have
   * dropped it. Approvals by different officers never overwrite each other. Durable when it returns.
   */
  approve(election: string, id: string, approval: Approval): Promise<void>;
  /**
   * All proposals of the election with their approvals, in any order, read consistently: of two
   * officers who approve at the same time and then list, at least one sees both approvals.
   */
  list(election: string): Promise<readonly Proposal[]>;
  /** Forgets a proposal with its approvals; nothing happens when there is none. */
  drop(election: string, id: string): Promise<void>;
}
