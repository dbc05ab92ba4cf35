import { assert, fromBase64url, toBase64url } from '@teller/basics';
import { electionId, type Frozen } from '@teller/election';
import { receiptCode } from '@teller/protocol';
import {
  blindedMessages,
  finishToken,
  freshMark,
  prepareToken,
  sealBallot,
  unblind,
  verifyReceipt,
  type PendingToken,
  type VotingToken,
} from '@teller/protocol/voter';
import type { CastPorts } from './cast.ts';

/** The cryptography of a cast, bound to one election. Loaded only once something is ranked. */
export interface Sealing extends Pick<
  CastPorts,
  'prepareToken' | 'blindedMessages' | 'holds' | 'finishToken' | 'seal' | 'verify'
> {
  /** The code people compare, in groups of four. */
  code(hash: string): string;
}

/** Nothing is sealed for a manifest that is not the one whose hash is the election's id, or a contest it doesn't name. */
export function makeSealing(frozen: Frozen, election: string): Sealing {
  const { manifest } = frozen;
  assert(electionId(manifest) === election, 'the manifest has been checked');
  return {
    async prepareToken(contest) {
      return JSON.stringify(await prepareToken(frozen, election, contest));
    },
    blindedMessages: (pending) => Promise.resolve(blindedMessages(pendingOf(pending))),
    async holds(pending, place, blindSignature) {
      return (await unblind(pendingOf(pending), place, blindSignature, frozen)).ok;
    },
    async finishToken(pending, blindSignatures) {
      const token = await finishToken(pendingOf(pending), blindSignatures, frozen);
      return token.ok ? JSON.stringify(token.value) : undefined;
    },
    async seal(stored, marks) {
      const token = tokenOf(stored);
      // The page asks for no word: the salt alone makes the mark the voter's own.
      const mark = freshMark();
      const ballot = await sealBallot(frozen, election, token, marks, mark);
      return { ballot: toBase64url(ballot), token: token.token, mark };
    },
    async verify(ballot, receipt) {
      const bytes = fromBase64url(ballot);
      return bytes.ok && (await verifyReceipt(manifest, election, bytes.value, receipt));
    },
    code: receiptCode,
  };
}

// Only this module writes these texts, and the device gives them back whole or not at all.
function pendingOf(text: string): PendingToken {
  return JSON.parse(text) as PendingToken;
}

function tokenOf(text: string): VotingToken {
  return JSON.parse(text) as VotingToken;
}
