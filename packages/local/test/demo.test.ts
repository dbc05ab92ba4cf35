import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { record } from '@teller/api';
import { checkContests, type Contest } from '@teller/election';
import { startStack, type Stack } from '@teller/local';
import { visitor } from '@teller/rehearsal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adoptRecord } from '../src/demo/adopt.ts';
import { keep, officersOf, readKept } from '../src/demo/kept.ts';
import { openElection } from '../src/demo/open-election.ts';

const vectors = path.resolve(import.meta.dirname, '../../record/test/vectors/small-election');
let folder: string;
let stack: Stack;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-demo-'));
  stack = await startStack({ folder, port: 0 });
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

test('the demonstration is an election in the shape of an NCG, open for voting', async () => {
  const kept = await openElection(stack, folder);
  await keep(folder, kept);
  expect(await readKept(folder)).toEqual(kept);
  expect(officersOf(kept)).toHaveLength(2);
  const { election } = kept.open;
  const ask = visitor(stack.url);
  const { phase, manifest } = await ask(record.readElection, { named: { election } });
  const contests: Contest[] = [];
  for (const { id } of manifest.contests)
    contests.push(await ask(record.readContest, { named: { election, contest: id } }));
  const { kind } = manifest;
  expect({ phase, kind }).toEqual({ phase: 'open', kind: 'rehearsal' });
  expect(contests.map(({ seats }) => seats)).toEqual([6, 3, 3, 4, 5, 3, 1, 1, 3]);
  expect(checkContests({ manifest, contests }).ok).toBe(true);
  for (const { seats, candidates } of contests) expect(candidates.length).toBeGreaterThan(seats);
  const slates = contests.flatMap(({ candidates }) => candidates.map(({ slate }) => slate));
  expect(new Set(slates)).toEqual(new Set(['Rooted', 'Common Ground', undefined]));
});

test('a record from elsewhere is shown as it was published', async () => {
  const entries = await readdir(vectors, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(vectors, file), new Uint8Array(await readFile(file)));
  }
  const election = await adoptRecord(stack.stores, files);
  const ask = visitor(stack.url);
  expect(await ask(record.readElection, { named: { election } })).toMatchObject({
    phase: 'published',
  });
  const { bytes } = await ask(record.readFile, { named: { election, file: 'index.json' } });
  expect(bytes).toEqual(files.get('index.json'));
});
