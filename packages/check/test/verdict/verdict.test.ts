// The check is run on broken tests, and must fail and name each.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { check, fileOf, recap, type Checked } from './checked.ts';
import { brokenRuns, brokenSuites, soundSuite, type Suite } from './suites.ts';

const limits = path.resolve(import.meta.dirname, '../../src/limits.ts');

function failedOf({ count, failed }: Suite): number {
  return count ?? failed.length;
}

const beginning = (line: string) => expect.stringContaining(line) as string;

describe('broken suites', () => {
  let checked: Checked;
  beforeAll(async () => {
    // Together in one run, as each takes a start of the runner.
    checked = await check(brokenSuites, { env: { SLOW: '1' } });
  });

  test('fail the check, each with all that did not pass', () => {
    expect(checked.status).toBe(1);
    const passed = brokenSuites.reduce((sum, suite) => sum + suite.passed, 0);
    const failed = brokenSuites.reduce((sum, suite) => sum + failedOf(suite), 0);
    expect(checked.lines.at(-1)).toBe(`${passed} passed, ${failed} failed, 0 skipped`);
  });

  test.each(brokenSuites)('are named: $name', (suite) => {
    const file = fileOf(suite);
    const own = recap(checked).filter((line) => line.startsWith(file));
    expect(own).toEqual(suite.failed.map((line) => beginning(`${file}${line}`)));
  });

  test.each(brokenSuites)('are named when it happens: $name', (suite) => {
    const file = fileOf(suite);
    const first = checked.lines.findIndex((line) => line.startsWith(`✗ ${file}`));
    const ended = checked.lines.findIndex((line) => line.startsWith(`✗ ${file} (`));
    expect(first).toBeGreaterThanOrEqual(0);
    expect(ended).toBeGreaterThan(first);
    expect(ended).toBeLessThan(checked.lines.indexOf('Failed:'));
  });
});

test('a failure is named while the rest of its file still runs', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'teller-named-'));
  const named = path.join(folder, 'named');
  // The last test ends only once the first has been named. One is between, as the runner, which sends what
  // happens in bundles, may keep the last bundle until the next test ends.
  const waiting = {
    name: 'waiting',
    text: `import { existsSync } from 'node:fs';
           import { stretched } from '${limits}';
           test('a', () => expect(1).toBe(2));
           test('b', () => new Promise((go) => setTimeout(go, 250)));
           test('c', async () => {
             while (!existsSync('${named}')) await new Promise((go) => setTimeout(go, 20));
           }, stretched(10_000));`,
  };
  try {
    const checked = await check([waiting], {
      seen: (line) => {
        if (line === `✗ ${fileOf(waiting)} > a`) writeFileSync(named, '');
      },
    });
    expect(checked.lines.at(-1)).toBe('2 passed, 1 failed, 0 skipped');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Of the broken suites, those that the runner lets pass, or may let pass, outside CI. */
const alone = brokenSuites.filter(({ name }) => ['before-all', 'only'].includes(name));

test.each([...alone, ...brokenRuns])(
  'alone it fails the check, also outside CI: $name',
  async (suite) => {
    const checked = await check([suite], { env: { CI: '' } });
    expect(checked.status).toBe(1);
    expect(recap(checked)).toEqual(suite.failed.map(beginning));
    expect(checked.lines.at(-1)).toBe(
      `${suite.passed} passed, ${failedOf(suite)} failed, 0 skipped`,
    );
  },
);

test('no tests at all fail the check', async () => {
  const checked = await check([soundSuite], { filter: 'no-such-file' });
  expect(checked.status).toBe(1);
  expect(checked.lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
});

test('a sound suite passes, and what it skips is told with the reason', async () => {
  const checked = await check([soundSuite]);
  expect(checked.status).toBe(0);
  expect(checked.lines.slice(-2)).toEqual([
    '2 skipped (slow): runs under SLOW=1',
    '2 passed, 0 failed, 2 skipped',
  ]);
});
