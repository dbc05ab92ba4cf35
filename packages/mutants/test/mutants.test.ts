import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleProcess, bundleTests } from '../src/bundle.ts';
import { instrument, type Mutant } from '../src/instrument.ts';
import { Runner, type TestFile } from '../src/runner.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const source = 'packages/stv/src/lots.ts';
/** Of two packages, as the command takes them; the last one reaches nothing of the source. */
const testNames = [
  'packages/stv/test/plurality.test.ts',
  'packages/second-count/test/recount-difference.test.ts',
  'packages/stv/test/blt.test.ts',
];

let folder: string;
let runner: Runner;
let tests: readonly TestFile[];
let mutants: readonly Mutant[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-mutants-'));
  const made = instrument(source, await readFile(path.join(root, source), 'utf8'), 0);
  mutants = made.mutants;
  const files = testNames.map((name) => path.join(root, name));
  const bundles = await bundleTests(files, new Map([[path.join(root, source), made.text]]), folder);
  runner = new Runner(await bundleProcess(folder), files[0] ?? '');
  const looked: TestFile[] = [];
  for (const file of bundles) looked.push(await runner.look(file));
  tests = looked;
});

afterAll(async () => {
  runner.stop();
  await rm(folder, { recursive: true });
});

test('every test file runs, and passes, without a mutant', () => {
  expect(tests.map(({ failed }) => failed)).toEqual(testNames.map(() => []));
  for (const file of tests) expect(file.tests.length).toBeGreaterThan(0);
});

test('most mistakes in drawing lots are noticed, and it is said by which test', async () => {
  expect(mutants.length).toBeGreaterThan(20);
  const fates = [];
  for (const { id } of mutants) fates.push(await runner.run(id, tests));
  const killed = fates.filter(({ kind }) => kind === 'killed');
  expect(killed.length).toBeGreaterThan(mutants.length / 2);
  expect(killed[0]).toMatchObject({ by: expect.stringMatching(/\w/) as string });
});

test('what no test reaches is said to be unreached, and a mutant that changes nothing lives', async () => {
  expect(await runner.run(0, tests.slice(-1))).toEqual({ kind: 'unreached' });
  const reaching = tests.map((file) => ({ ...file, atStart: new Set([mutants.length]) }));
  expect(await runner.run(mutants.length, reaching)).toEqual({ kind: 'alive' });
});
