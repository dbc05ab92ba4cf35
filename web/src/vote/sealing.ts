import { defined, fromBase64url, toBase64url } from '@teller/basics';
import { electionId, type Manifest } from '@teller/election';
import { receiptCode } from '@teller/protocol';
import {
  blindedMessages,
  finishToken,
  parseTokenState,
  prepareToken,
  sealBallot,
  verifyReceipt,
  type PendingToken,
  type VotingToken,
} from '@teller/protocol/voter';
import type { CastPorts } from './cast.ts';

/** The cryptography of a cast, bound to one election. Its own chunk: loaded after the first paint. */
export interface Sealing extends Pick<
  CastPorts,
  'prepareToken' | 'blindedMessages' | 'finishToken' | 'seal' | 'verify'
> {
  /** The code people compare, in groups of four. */
  code(hash: string): string;
}

/** Undefined when the manifest is not the one whose hash is the election's id. */
export function makeSealing(manifest: Manifest, election: string): Sealing | undefined {
  if (electionId(manifest) !== election) return undefined;
  return {
    async prepareToken(contest) {
      return JSON.stringify(await prepareToken(manifest, election, contest));
    },
    blindedMessages: (pending) => Promise.resolve(blindedMessages(pendingOf(pending))),
    async finishToken(pending, blindSignatures) {
      const token = await finishToken(pendingOf(pending), blindSignatures, manifest);
      return token.ok ? JSON.stringify(token.value) : undefined;
    },
    async seal(stored, marks) {
      const token = tokenOf(stored);
      const ballot = await sealBallot(manifest, election, token, marks);
      return { ballot: toBase64url(ballot), token: token.token };
    },
    async verify(ballot, receipt) {
      const bytes = fromBase64url(ballot);
      return bytes.ok && (await verifyReceipt(manifest, election, bytes.value, receipt));
    },
    code: receiptCode,
  };
}

function pendingOf(text: string): PendingToken {
  const state = parseTokenState(text);
  const pending =
    state.ok && state.value.format === 'teller-pending-token/1' ? state.value : undefined;
  return defined(pending, 'what this device stored of a token it asked for');
}

function tokenOf(text: string): VotingToken {
  const state = parseTokenState(text);
  const token = state.ok && state.value.format === 'teller-voting-token/1' ? state.value : undefined;
  return defined(token, 'what this device stored of a token it holds');
}
