// The one check, as people and CI run it: `npm test`.
// `npm test -- FILTER...` runs only the tests whose path holds one of the filters.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { startVitest } from 'vitest/node';
import { browserProgram } from './browser.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const filters = process.argv.slice(2);
const tally = { passed: 0, failed: 0, skipped: 0 };

if (filters.length === 0) {
  await step('format', 'node_modules/.bin/oxfmt', ['--check']);
  await step('types', 'node_modules/.bin/tsc', ['-b']);
  await step('lint', 'node_modules/.bin/oxlint', ['--type-aware', '--deny-warnings']);
  await step('dead code', 'node_modules/.bin/knip', []);
}
await step('web build', 'node_modules/.bin/vite', ['build', '--logLevel', 'warn'], 'web');
await runTests();

process.stdout.write(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`);
process.exit(tally.failed === 0 ? 0 : 1);

/** Runs a program; shows what it prints only when it fails. */
async function step(what: string, program: string, args: string[], folder = '.'): Promise<void> {
  const cwd = path.join(root, folder);
  const started = performance.now();
  const child = spawn(path.join(cwd, program), args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      resolve(null);
    });
    child.on('close', resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status === 0) tally.passed++;
  else tally.failed++;
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${what} (${seconds} s)\n`);
  if (status !== 0) process.stdout.write(Buffer.concat(printed));
}

async function runTests(): Promise<void> {
  // Unpacked once, before tests that want a browser run beside each other.
  await browserProgram().catch(() => undefined);
  const vitest = await startVitest('test', filters, {
    config: path.join(root, 'packages/check/vitest.config.ts'),
    root,
    watch: false,
  });
  for (const module of vitest.state.getTestModules()) {
    if (module.state() === 'failed' && module.children.size === 0) tally.failed++;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') tally.passed++;
      else if (state === 'failed') tally.failed++;
      else tally.skipped++;
    }
  }
  if (vitest.state.getUnhandledErrors().length > 0) tally.failed++;
  if (vitest.state.getTestModules().length === 0) tally.failed++;
  await vitest.close();
}
