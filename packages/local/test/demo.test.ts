import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStack, type Stack } from '@teller/local';
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

async function get(address: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${stack.url}${address}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

test('the demonstration is an election in the shape of an NCG, open for voting', async () => {
  const kept = await openElection(stack, folder);
  await keep(folder, kept);
  expect(await readKept(folder)).toEqual(kept);
  expect(officersOf(kept)).toHaveLength(2);
  const { phase, manifest } = await get(`/api/record/elections/${kept.open.election}`);
  const { contests, kind } = manifest as {
    kind: string;
    contests: { seats: number; candidates: { slate?: string }[] }[];
  };
  expect({ phase, kind }).toEqual({ phase: 'open', kind: 'rehearsal' });
  expect(contests.map(({ seats }) => seats)).toEqual([6, 3, 3, 4, 5, 3, 1, 1, 3]);
  for (const { seats, candidates } of contests) expect(candidates.length).toBeGreaterThan(seats);
  const slates = contests.flatMap(({ candidates }) => candidates.map(({ slate }) => slate));
  expect(new Set(slates)).toEqual(new Set(['Rooted', 'Common Ground', undefined]));
}, 120_000);

test('a record from elsewhere is shown as it was published', async () => {
  const entries = await readdir(vectors, { recursive: true, withFileTypes: true });
  const record = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    record.set(path.relative(vectors, file), new Uint8Array(await readFile(file)));
  }
  const election = await adoptRecord(stack.stores, record);
  expect(await get(`/api/record/elections/${election}`)).toMatchObject({ phase: 'published' });
  const index = await fetch(`${stack.url}/record/${election}/index.json`);
  expect(new Uint8Array(await index.arrayBuffer())).toEqual(record.get('index.json'));
});
