import { assert } from '@teller/basics';
import type { Frozen } from '@teller/election';
import {
  blindedMessages,
  finishToken,
  prepareToken,
  type VotingToken,
} from '@teller/protocol/voter';
import { nodeBlindRsa } from '../keys/blind-rsa.ts';

/**
 * Takes a token as a member's browser does: asks each issuer of the manifest in turn, and puts their answers
 * together.
 *
 * @param contest its place in the manifest
 * @param ask what the issuer in that place answers to the blinded message, both base64url
 */
export async function takeToken(
  frozen: Frozen,
  election: string,
  contest: number,
  ask: (blindedMessage: string, issuer: number) => Promise<string>,
): Promise<VotingToken> {
  const pending = await prepareToken(frozen, election, contest, nodeBlindRsa);
  const answers: string[] = [];
  for (const [issuer, message] of blindedMessages(pending).entries())
    answers.push(await ask(message, issuer));
  const token = await finishToken(pending, answers, frozen, nodeBlindRsa);
  assert(token.ok, `the issuers' answers hold: ${token.ok ? '' : token.error}`);
  return token.value;
}
