// Puts small mistakes into the count's code, one at a time, and looks whether a test notices:
//   npm run mutants               every file below
//   npm run mutants -- ties lots  only the files whose path holds one of the words
//   npm run mutants -- --judged   those again that are judged in MUTANTS.md, which else count as alive
// Ends with 1 when fewer than 90 % are noticed. Long, so no part of `npm test`.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleProcess, bundleTests } from './bundle.ts';
import { instrument, type Mutant } from './instrument.ts';
import { judgedIn, keyOf, listed } from './judged.ts';
import { Runner, type Fate, type TestFile } from './runner.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const stv = path.join(root, 'packages/stv');

/** What decides a count; how it is told in words is not among it. */
const counting =
  /^(?:rules\/|reserved\/|(?:ledger|piles|ties|lots|votes|contest|count)\.ts$).*(?<!\.d\.ts)$/;
const wanted = 0.9;

/** Whose tests are to notice: of the count, and of the second counter, which is held against it. */
const tested = ['stv', 'second-count'];

/** Tests that would notice a mutant late or by chance: of great elections, and of CSV files. */
const leftOut = /^(?:cases-at-size|csv)\b/;

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const alsoJudged = process.argv.includes('--judged');
const folder = await mkdtemp(path.join(tmpdir(), 'teller-mutants-'));
try {
  process.exitCode = await check();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function check(): Promise<number> {
  const { mutants, sources } = await instrumented();
  say(`${mutants.length} mutants in ${sources.size} files.`);
  const judged = judgedIn(await readFile(path.join(stv, 'MUTANTS.md'), 'utf8').catch(() => ''));
  const runner = new Runner(await bundleProcess(folder), path.join(stv, 'test/index.ts'));
  const tests: TestFile[] = [];
  for (const file of await bundleTests(await testFiles(), sources, folder))
    tests.push(await runner.look(file));
  const failed = tests.flatMap((one) =>
    one.failed.map((what) => `${path.basename(one.file)}: ${what}`),
  );
  for (const what of failed) say(`Left out, as it fails without a mutant: ${what}`);
  const count = tests.reduce((all, one) => all + one.tests.length - one.failed.length, 0);
  say(`${count} tests in ${tests.length} files pass without a mutant.`);
  const fates = new Map<Mutant, Fate>();
  const table = [
    row(['file', 'mutants', 'killed', 'endless', 'alive', 'unreached', 'noticed', 'seconds']),
  ];
  for (const file of new Set(mutants.map((mutant) => mutant.path))) {
    const started = performance.now();
    const own = mutants.filter((mutant) => mutant.path === file);
    for (const [i, mutant] of own.entries()) {
      if (process.stderr.isTTY) process.stderr.write(`\r${i + 1} of ${own.length}   `);
      const isKnown = judged.has(keyOf(mutant.path, listed(mutant))) && !alsoJudged;
      fates.set(mutant, isKnown ? { kind: 'alive' } : await runner.run(mutant.id, tests));
    }
    if (process.stderr.isTTY) process.stderr.write('\r');
    const alive = own.filter((mutant) => !isNoticed(fates.get(mutant)));
    say(`${file}: ${own.length - alive.length} of ${own.length} noticed`);
    tellOfThoseAlive(alive, judged);
    table.push(line(file, own, fates, (performance.now() - started) / 1000));
  }
  runner.stop();
  table.push(line('all', mutants, fates));
  say(`\n${table.join('\n')}\n`);
  const alive = mutants.filter((mutant) => !isNoticed(fates.get(mutant)));
  tellOfJudgements(mutants, alive, judged);
  const noticed = share(mutants, fates);
  say(`${(100 * noticed).toFixed(1)} % noticed, ${100 * wanted} % wanted.`);
  return noticed >= wanted ? 0 : 1;
}

async function instrumented(): Promise<{
  readonly mutants: readonly Mutant[];
  readonly sources: ReadonlyMap<string, string>;
}> {
  const mutants: Mutant[] = [];
  const sources = new Map<string, string>();
  const files = await readdir(path.join(stv, 'src'), { recursive: true });
  for (const file of files.toSorted()) {
    const name = `packages/stv/src/${file.replaceAll(path.sep, '/')}`;
    if (!counting.test(name.replace('packages/stv/src/', '')) || !name.endsWith('.ts')) continue;
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const absolute = path.join(root, name);
    const made = instrument(name, await readFile(absolute, 'utf8'), mutants.length);
    mutants.push(...made.mutants);
    sources.set(absolute, made.text);
  }
  return { mutants, sources };
}

async function testFiles(): Promise<readonly string[]> {
  const folders = tested.map((name) => path.join(root, 'packages', name, 'test'));
  const named = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder))
        .filter((name) => name.endsWith('.test.ts') && !leftOut.test(name))
        .toSorted()
        .map((name) => path.join(folder, name)),
    ),
  );
  return named.flat();
}

/** Every mutant that lives, with what was said of it or that nobody has looked at it yet. */
function tellOfThoseAlive(alive: readonly Mutant[], judged: ReadonlyMap<string, string>): void {
  for (const one of alive) {
    const reason = judged.get(keyOf(one.path, listed(one))) ?? 'NOT JUDGED';
    say(`  line ${one.line}\n  ${listed(one)}: ${reason}`);
  }
}

/** How many are not judged, and what is judged for nothing. */
function tellOfJudgements(
  mutants: readonly Mutant[],
  alive: readonly Mutant[],
  judged: ReadonlyMap<string, string>,
): void {
  const unjudged = alive.filter((one) => !judged.has(keyOf(one.path, listed(one))));
  const present = new Set(mutants.map((one) => one.path));
  const living = new Set(alive.map((one) => keyOf(one.path, listed(one))));
  const gone = [...judged.keys()].filter(
    (key) => present.has(key.split(' ')[0] ?? '') && !living.has(key),
  );
  for (const key of gone) say(`Judged, but no longer alive: ${key}`);
  say(`${alive.length} alive, ${unjudged.length} of them not judged in packages/stv/MUTANTS.md.`);
}

function isNoticed(fate: Fate | undefined): boolean {
  return fate?.kind === 'killed' || fate?.kind === 'endless';
}

function share(mutants: readonly Mutant[], fates: ReadonlyMap<Mutant, Fate>): number {
  const noticed = mutants.filter((mutant) => isNoticed(fates.get(mutant))).length;
  return mutants.length === 0 ? 0 : noticed / mutants.length;
}

function line(
  file: string,
  mutants: readonly Mutant[],
  fates: ReadonlyMap<Mutant, Fate>,
  seconds?: number,
): string {
  const number = (kind: Fate['kind']): number =>
    mutants.filter((mutant) => fates.get(mutant)?.kind === kind).length;
  return row([
    file.replace('packages/stv/src/', ''),
    mutants.length,
    number('killed'),
    number('endless'),
    number('alive'),
    number('unreached'),
    `${(100 * share(mutants, fates)).toFixed(1)} %`,
    seconds === undefined ? '' : seconds.toFixed(0),
  ]);
}

function row([first = '', ...rest]: readonly (string | number)[]): string {
  return String(first).padEnd(28) + rest.map((text) => String(text).padStart(10)).join('');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
