import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStores } from '@teller/local';
import { expect, test } from 'vitest';
import { castAcrossTheClose, issueAcrossTheClose } from '@teller/rehearsal/world';
import { startDynamo } from '../src/dynamo.ts';

const plan = { lifetime: 1_000, slow: 500, votes: 60, random: Math.random };

test('cast across the close on DynamoDB, every acknowledged ballot is in the list', async () => {
  const { told, listed, again } = await onDynamo((stores) => castAcrossTheClose(stores, plan));
  expect(told).toContain('receipt');
  expect(told).toContain('being-sealed');
  expect(told.filter((answer, n) => answer === 'receipt' && listed[n] !== true)).toEqual([]);
  expect(again).toEqual(listed.map((is) => (is ? 'receipt' : 'closed')));
});

test('issued across the close on DynamoDB, every token given out is in the register', async () => {
  const { told, registered } = await onDynamo((stores) => issueAcrossTheClose(stores, plan));
  expect(told).toContain('token');
  expect(told).toContain('being-sealed');
  expect(told.filter((answer, n) => answer === 'token' && registered[n] !== true)).toEqual([]);
});

async function onDynamo<T>(
  run: (stores: Parameters<typeof castAcrossTheClose>[0]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-close-'));
  const dynamo = await startDynamo(path.join(folder, 'dynamo'));
  try {
    const { elections, roll, issuer, box, office, issuingKeys, entitlementKeys, record } =
      await openStores(dynamo.endpoint, folder);
    return await run({
      elections,
      entries: roll.entries,
      memberChallenges: roll.challenges,
      memberAllowances: roll.allowances,
      memberSessions: roll.sessions,
      issuances: issuer.issuances,
      keys: issuingKeys,
      entitlementKeys,
      box: box.ballots,
      contents: box.contents,
      log: office.log,
      proposals: office.proposals,
      setupCodes: office.setupCodes,
      nonceKey: office.nonceKey,
      officerSessions: office.sessions,
      files: record,
    });
  } finally {
    await dynamo.close();
    await rm(folder, { recursive: true, force: true });
  }
}
