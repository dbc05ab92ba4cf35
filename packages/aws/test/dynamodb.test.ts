import { PutCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { canonicalBytes } from '@teller/basics';
import { electionId } from '@teller/election';
import * as contract from '@teller/rehearsal/contract';
import { sampleFrozen } from '@teller/rehearsal/sample';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ballotBox } from '../src/box/ballot-box.ts';
import { boxContents } from '../src/box/contents.ts';
import { dynamoClient, type Table } from '../src/dynamo/client.ts';
import { createTables, type TableNames, type TableRole } from '../src/dynamo/tables.ts';
import { elections } from '../src/elections.ts';
import { issuances } from '../src/issuer/issuances.ts';
import * as office from '../src/office/index.ts';
import * as roll from '../src/roll/index.ts';
import { listen, type Loopback } from './loopback.ts';

const names: TableNames = {
  elections: 'Elections',
  roll: 'Roll',
  issuer: 'Issuer',
  box: 'Box',
  office: 'Office',
};
let server: Loopback;
let client: Table['client'];
let operations: string[] = [];

beforeAll(async () => {
  server = await listen(dynalite({ createTableMs: 0 }));
  client = dynamoClient({ endpoint: server.endpoint, attempt: 10_000 });
  await createTables(client, names);
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (sent) => {
        operations.push(String(commandName).replace('Command', ''));
        return next(sent);
      },
    { step: 'initialize' },
  );
});

afterAll(async () => {
  client.destroy();
  await server.close();
});

function table(role: TableRole): Table {
  return { client, name: names[role] };
}

const stores: Readonly<Record<string, readonly contract.Claim[]>> = {
  Elections: contract.electionsContract(() => elections(table('elections'))),
  'Roll: entries': contract.rollEntriesContract(() => roll.rollEntries(table('roll'))),
  'Roll: challenges': contract.challengesContract(() => roll.challenges(table('roll'))),
  'Roll: allowances': contract.allowancesContract(() => roll.allowances(table('roll'))),
  'Roll: sessions': contract.sessionsContract(() => roll.sessions(table('roll'))),
  Issuer: contract.issuancesContract(() => issuances(table('issuer'))),
  Box: contract.ballotBoxContract(() => ({
    box: ballotBox(table('box')),
    contents: boxContents(table('box')),
  })),
  'Office: log': contract.officersLogContract(() => office.officersLog(table('office'))),
  'Office: proposals': contract.proposalsContract(() => office.proposals(table('office'))),
  'Office: set-up codes': contract.setupCodesContract(() => office.setupCodes(table('office'))),
  'Office: nonce key': contract.nonceKeyContract(() => office.nonceKey(table('office'))),
  'Office: sessions': contract.sessionsContract(() => office.sessions(table('office'))),
};

describe.each(Object.entries(stores))('the contract on DynamoDB, table %s', (store, claims) => {
  test.each(claims)('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });

  // infra/ grants these and no others; a store that needs another one fails here before it does there.
  test('uses exactly these operations', async () => {
    operations = [];
    for (const { check } of claims) await check();
    expect([...new Set(operations)].toSorted()).toEqual(OPERATIONS[store]);
  });
});

const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  Elections: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
  'Roll: entries': ['GetItem', 'PutItem', 'Query'],
  Issuer: ['GetItem', 'PutItem', 'Query'],
  'Roll: challenges': ['PutItem', 'UpdateItem'],
  'Roll: allowances': ['UpdateItem'],
  'Roll: sessions': ['GetItem', 'PutItem', 'UpdateItem'],
  Box: ['GetItem', 'PutItem', 'Scan'],
  'Office: log': ['PutItem', 'Query'],
  'Office: proposals': ['DeleteItem', 'PutItem', 'Query', 'UpdateItem'],
  'Office: set-up codes': ['GetItem', 'PutItem', 'UpdateItem'],
  'Office: nonce key': ['GetItem', 'PutItem'],
  'Office: sessions': ['GetItem', 'PutItem', 'UpdateItem'],
};

test('whatever somebody put in a ballot’s place, the box can be read to its end', async () => {
  const election = 'ab'.repeat(32);
  const odd = [undefined, null, 'text', 5e9, 1.5, [1], { length: 9 }, new Set(['x'])];
  for (const [n, ballot] of odd.entries())
    await client.send(
      new PutCommand({
        TableName: names.box,
        Item: { token: `odd ${n}`, election: Buffer.from(election, 'hex'), contest: 0, ballot },
      }),
    );
  const { ballots, next } = await boxContents(table('box')).page(election);
  expect(next).toBeUndefined();
  expect(ballots.map(({ ballot }) => ballot.length)).toEqual(odd.map(() => 0));
});

test('a manifest, contest or ceremony that somebody changed in its table is not given', async () => {
  const frozen = sampleFrozen({ title: 'before' });
  const { manifest, contests, ceremony } = frozen;
  const id = electionId(manifest);
  await elections(table('elections')).create(id, frozen);
  for (const changed of [
    { ...frozen, manifest: { ...manifest, title: 'after' } },
    { ...frozen, contests: contests.map((contest) => ({ ...contest, title: 'after' })) },
    { ...frozen, contests: [] },
    { ...frozen, ceremony: { ...ceremony, messages: ceremony.messages.toReversed() } },
  ]) {
    await client.send(
      new PutCommand({
        TableName: names.elections,
        Item: { part: `frozen\t${id}`, item: '000', bytes: canonicalBytes(changed) },
      }),
    );
    await expect(elections(table('elections')).get(id)).rejects.toThrow('has been changed');
  }
});
