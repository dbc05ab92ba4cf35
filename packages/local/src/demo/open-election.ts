import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assert } from '@teller/basics';
import { confirmElection } from '@teller/protocol/trustee';
import { makeSetupCode } from '@teller/service/office';
import { instantAfter } from '@teller/rehearsal';
import { writeSecret } from '../secret-file.ts';
import { Officers } from '@teller/rehearsal';
import { setUp } from '../set-up.ts';
import type { Stack } from '../stack.ts';
import { keptFormat, type Kept } from './kept.ts';
import { members, type RollRow } from './members.ts';
import { contests } from './ncg.ts';

/** In the demonstration's folder: everybody whom one can vote as. */
export const membersFile = 'members.csv';

const fortnight = 14 * 86_400;

/** Sets up the demonstration's election and opens it, as its two officers do. */
export async function openElection(stack: Stack, folder: string): Promise<Kept> {
  const office = { relyingParty: 'localhost', origin: stack.url };
  const closesAt = instantAfter(fortnight);
  const { election, manifest, officers, holdings } = await setUp(stack.stores, {
    kind: 'rehearsal',
    title: 'National Coordinating Group',
    organisation: 'Demonstration Members’ Association',
    opensAt: instantAfter(-60),
    closesAt,
    contests,
    roll: members,
    office,
  });
  for (const holding of holdings) {
    const confirmed = confirmElection(holding, election, manifest);
    assert(confirmed.ok, 'the keys were made for this election');
    await writeSecret(
      path.join(folder, `${holding.trustee}.json`),
      `${JSON.stringify(confirmed.value.holding)}
`,
    );
  }
  await writeFile(
    path.join(folder, membersFile),
    ['member,name,email,contests', ...members.map(csvLine), ''].join('\n'),
  );
  const setupCode = await makeSetupCode(
    {
      setupCodes: stack.stores.office.setupCodes,
      clock: stack.clock,
      random: (length) => new Uint8Array(randomBytes(length)),
    },
    election,
  );
  const acting = new Officers(stack.url, election, officers);
  await acting.signIn();
  await acting.act({ type: 'freeze' });
  await acting.act({ type: 'open' });
  return {
    format: keptFormat,
    open: { election, closesAt, setupCode, officers: officers.map((officer) => officer.stored()) },
    finished: null,
  };
}

function csvLine({ member, name, email, contests: ids }: RollRow): string {
  return [member, name, email, ids.join(' ')].join(',');
}
