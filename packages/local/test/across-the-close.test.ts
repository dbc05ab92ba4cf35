import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStores } from '@teller/local';
import { expect, test } from 'vitest';
import { castAcrossTheClose } from '../../service/test/across-the-close.ts';
import { startDynamo } from '../src/dynamo.ts';

test('cast across the close on DynamoDB, every acknowledged ballot is in the list', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-close-'));
  const dynamo = await startDynamo(path.join(folder, 'dynamo'));
  try {
    const { elections, roll, issuer, box, office, issuingKeys, entitlementKeys, record } =
      await openStores(dynamo.endpoint, folder);
    const { told, listed, again } = await castAcrossTheClose(
      {
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
        officerChallenges: office.challenges,
        officerAllowances: office.allowances,
        officerSessions: office.sessions,
        files: record,
      },
      { lifetime: 1_000, slow: 500, votes: 60, random: Math.random },
    );
    expect(told).toContain('receipt');
    expect(told).toContain('closed');
    expect(told.filter((answer, n) => answer === 'receipt' && listed[n] !== true)).toEqual([]);
    expect(again).toEqual(listed.map((is) => (is ? 'receipt' : 'closed')));
  } finally {
    await dynamo.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
