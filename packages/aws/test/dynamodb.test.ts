import dynalite from 'dynalite';
import * as contract from '@teller/service/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ballotBox } from '../src/box/ballot-box.ts';
import { boxContents } from '../src/box/contents.ts';
import { dynamoClient, type Table } from '../src/dynamo/client.ts';
import { createTables, type TableNames, type TableRole } from '../src/dynamo/tables.ts';
import { elections } from '../src/elections.ts';
import * as office from '../src/office/index.ts';
import * as roll from '../src/roll/index.ts';
import { listen, type Loopback } from './loopback.ts';

const names: TableNames = { elections: 'Elections', roll: 'Roll', box: 'Box', office: 'Office' };
let server: Loopback;
let client: Table['client'];

beforeAll(async () => {
  server = await listen(dynalite({ createTableMs: 0 }));
  client = dynamoClient({ endpoint: server.endpoint, attempt: 10_000 });
  await createTables(client, names);
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
  'Roll: issuances': contract.issuancesContract(() => roll.issuances(table('roll'))),
  'Roll: challenges': contract.challengesContract(() => roll.challenges(table('roll'))),
  'Roll: allowances': contract.allowancesContract(() => roll.allowances(table('roll'))),
  'Roll: sessions': contract.sessionsContract(() => roll.sessions(table('roll'))),
  Box: contract.ballotBoxContract(() => ({
    box: ballotBox(table('box')),
    contents: boxContents(table('box')),
  })),
  'Office: log': contract.officersLogContract(() => office.officersLog(table('office'))),
  'Office: proposals': contract.proposalsContract(() => office.proposals(table('office'))),
  'Office: set-up codes': contract.setupCodesContract(() => office.setupCodes(table('office'))),
  'Office: challenges': contract.challengesContract(() => office.challenges(table('office'))),
  'Office: allowances': contract.allowancesContract(() => office.allowances(table('office'))),
  'Office: sessions': contract.sessionsContract(() => office.sessions(table('office'))),
};

describe.each(Object.entries(stores))('the contract on DynamoDB, table %s', (_, claims) => {
  test.each(claims)('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});
