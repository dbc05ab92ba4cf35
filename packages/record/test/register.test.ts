import { assert, defined, toHex, type Bytes } from '@teller/basics';
import { sampleFrozen } from '@teller/rehearsal/sample';
import { entriesOf } from '@teller/rehearsal/sample';
import { electionId, type Manifest } from '@teller/election';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  channels,
  encodeColumnEntry,
  encodeRegisterEntry,
  gathered,
  IssuedTotals,
  readColumn,
  readRegister,
  RegisterLayout,
  writeColumn,
  writeRegister,
  type Closing,
} from '../src/index.ts';

const numRuns = process.env['SLOW'] === '1' ? 500 : 30;

/** Manifests of 1 to 20 contests: the sets of contests have one, two or three bytes. */
function withContests(count: number, issuers: number): Manifest {
  const sample = sampleFrozen().manifest;
  const contest = defined(sample.contests[0], 'a contest');
  const issuer = defined(sample.issuers[0], 'an issuer');
  return {
    ...sample,
    contests: Array.from({ length: count }, (_, n) => ({ ...contest, id: `contest-${n}` })),
    issuers: Array.from({ length: issuers }, (_, n) => ({ ...issuer, id: `issuer-${n}` })),
  };
}

const election = fc
  .record({ contests: fc.integer({ min: 1, max: 20 }), issuers: fc.integer({ min: 1, max: 4 }) })
  .chain(({ contests, issuers }) => {
    const manifest = withContests(contests, issuers);
    const some = fc.subarray(manifest.contests.map(({ id }) => id));
    const entry = fc.record({
      member: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
      channel: fc.constantFrom(...channels),
      contests: some,
      issued: fc.array(some, { minLength: issuers, maxLength: issuers }),
    });
    return fc.record({
      manifest: fc.constant(manifest),
      entries: fc.array(entry, { maxLength: 30 }),
    });
  });

function closingOf(manifest: Manifest): Closing {
  return { manifest, contests: [], election: electionId(manifest), close: 'c'.repeat(64) };
}

test('what is written is what is read, for any contests and issuers', async () => {
  await fc.assert(
    fc.asyncProperty(election, async ({ manifest, entries }) => {
      const closing = closingOf(manifest);
      const rows = entries.map((entry) => encodeRegisterEntry(manifest, entry));
      const head = { supplementary: Math.min(entries.length, 2), corrections: 7 };
      const bytes = await gathered(writeRegister(closing, head, rows.length, rows));
      const read = await readRegister([bytes], closing, bytes.length);
      assert(read.ok, 'our own register');
      expect(read.value).toMatchObject(head);
      const { layout } = read.value;
      expect((await entriesOf(read)).map((entry) => layout.decode(entry))).toEqual(entries);
      const totals = new IssuedTotals(manifest);
      for (const row of rows) totals.add(row);
      for (const [n, { id }] of manifest.contests.entries())
        expect(totals.least(n)).toBe(
          Math.min(
            ...manifest.issuers.map(
              (_, i) => entries.filter(({ issued }) => issued[i]?.includes(id)).length,
            ),
          ),
        );
    }),
    { numRuns },
  );
});

test('the layout is that of the specification, byte by byte', () => {
  const manifest = withContests(9, 2);
  const entry = encodeRegisterEntry(manifest, {
    member: 'ab'.repeat(32),
    channel: 'letter',
    contests: ['contest-0', 'contest-1', 'contest-8'],
    issued: [['contest-8'], ['contest-0']],
  });
  expect(toHex(entry)).toBe(`${'ab'.repeat(32)}03c08000808000`);
  const layout = new RegisterLayout(manifest);
  expect([...layout.issued(entry, 0)]).toEqual([0x00, 0x80]);
  expect([...layout.issued(entry, 1)]).toEqual([0x80, 0x00]);
});

test('more supplementary entries than entries are refused', async () => {
  const closing = closingOf(withContests(1, 1));
  const head = { supplementary: 1, corrections: 0 };
  const bytes = await gathered(writeRegister(closing, head, 0, []));
  const read = await readRegister([bytes], closing, bytes.length);
  expect(!read.ok && read.error).toBe('more-supplementary-than-entries');
});

test('a column is one issuer’s, of one election and one close', async () => {
  const closing = closingOf(withContests(2, 2));
  const entry = encodeColumnEntry(closing.manifest, new Uint8Array(32), ['contest-1']);
  const bytes = await gathered(writeColumn(closing, 1, 1, [entry]));
  const read = async (of: Closing, issuer: number): Promise<Bytes[] | string> => {
    const column = await readColumn([bytes], of, issuer);
    return column.ok ? [...(await entriesOf(column))] : column.error;
  };
  expect(await read(closing, 1)).toEqual([entry]);
  expect(await read(closing, 0)).toBe('wrong-place');
  expect(await read({ ...closing, close: 'd'.repeat(64) }, 1)).toBe('wrong-close');
  expect(await read({ ...closing, election: 'd'.repeat(64) }, 1)).toBe('wrong-election');
});
