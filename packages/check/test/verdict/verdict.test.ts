// The check is run on broken tests, and must fail and name each.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenRuns, brokenSuites, soundSuite, type Suite } from './suites.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

interface Checked {
  readonly status: number;
  readonly printed: string;
  readonly lines: readonly string[];
}

/** Runs the check on a repository in which there are only these tests. */
async function check(suites: readonly Suite[], slow: boolean, filter = ''): Promise<Checked> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-check-'));
  try {
    const tests = path.join(folder, 'packages/p/test');
    await mkdir(tests, { recursive: true });
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const names = 'afterAll, afterEach, beforeAll, beforeEach, describe, expect, test';
    for (const { name, text } of suites)
      await writeFile(
        path.join(tests, `${name}.test.ts`),
        text && `import { ${names} } from 'vitest';\n${text}\n`,
      );
    const main = path.join(root, 'packages/check/src/main.ts');
    const args = [path.join(root, 'packages/setup/run.mjs'), main, '--in', folder, filter];
    const env = { ...process.env, NO_COLOR: '1', CI: 'true', SLOW: slow ? '1' : '' };
    return await new Promise((resolve) => {
      execFile(process.execPath, args.filter(Boolean), { env }, (error, stdout, stderr) => {
        const status = error === null ? 0 : Number(error.code);
        resolve({ status, printed: `${stdout}${stderr}`, lines: stdout.trimEnd().split('\n') });
      });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The recap's lines, without the indent. */
function recap({ lines }: Checked): readonly string[] {
  return lines
    .slice(lines.indexOf('Failed:') + 1)
    .filter((line) => line.startsWith('  '))
    .map((line) => line.trim());
}

function failedOf({ count, failed }: Suite): number {
  return count ?? failed.length;
}

describe('broken suites', async () => {
  // Together in one run, as each takes a start of the runner.
  const checked = await check(brokenSuites, true);

  test('fail the check', () => {
    expect(checked.status).toBe(1);
    const passed = brokenSuites.reduce((sum, suite) => sum + suite.passed, 0);
    const failed = brokenSuites.reduce((sum, suite) => sum + failedOf(suite), 0);
    expect(checked.lines.at(-1)).toBe(`${passed} passed, ${failed} failed, 0 skipped`);
  });

  test.each(brokenSuites)('are named: $name', ({ name, failed, passed }) => {
    const file = `packages/p/test/${name}.test.ts`;
    const own = recap(checked).filter((line) => line.startsWith(file));
    const wanted = failed.map((line) => expect.stringContaining(`${file}${line}`) as string);
    expect(own, checked.printed).toEqual(wanted);
    // Also in the middle of the run, before the file is reported.
    const told = checked.lines.findIndex((line) => line.startsWith(`✗ ${file} (`));
    const first = checked.lines.findIndex((line) => line.startsWith(`✗ ${file}`));
    expect(told).toBeGreaterThan(first);
    expect(passed).toBeLessThan(2);
  });
});

test.each(brokenRuns)('what belongs to no test fails the check: $name', async (suite) => {
  const checked = await check([suite], false);
  expect(checked.status).toBe(1);
  expect(recap(checked)).toEqual(
    suite.failed.map((line) => expect.stringContaining(line) as string),
  );
  expect(checked.lines.at(-1)).toBe(`${suite.passed} passed, ${failedOf(suite)} failed, 0 skipped`);
});

test('no tests at all fail the check', async () => {
  const checked = await check([soundSuite], false, 'no-such-file');
  expect(checked.status).toBe(1);
  expect(checked.lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
});

test('a sound suite passes, and what it skips is told with the reason', async () => {
  const checked = await check([soundSuite], false);
  expect(checked).toMatchObject({ status: 0 });
  expect(checked.lines.slice(-2)).toEqual([
    '2 skipped (slow): runs under SLOW=1',
    '2 passed, 0 failed, 2 skipped',
  ]);
});
