import { defined } from '@teller/basics';
import type { BallotKey, KeyCeremony } from '@teller/election';

/** The ballot key of one slot, with what its shares are checked against. */
export function slotKey({ plan, messages, keys }: KeyCeremony, slot: number): BallotKey {
  return {
    publicKey: defined(keys[slot], 'a slot of the ceremony'),
    threshold: plan.threshold,
    trustees: plan.trustees.map(({ id, name }) => ({ id, name })),
    ceremony: messages.map(({ said }) => ({
      trustee: said.trustee,
      ...defined(said.slots[slot], 'every message has every slot'),
    })),
  };
}
