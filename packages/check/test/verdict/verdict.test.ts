// The check is run on broken tests, and must fail and name each.
import { beforeAll, describe, expect, test } from 'vitest';
import { check, fileOf, recap, type Checked } from './checked.ts';
import { brokenRuns, brokenSuites, soundSuite, type Suite } from './suites.ts';

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
  const { lines, times } = await check([
    {
      name: 'long',
      text: `test('a', () => expect(1).toBe(2)); test('b', () => new Promise((go) => setTimeout(go, 700)));`,
    },
  ]);
  const named = lines.findIndex((line) => line.endsWith('long.test.ts > a'));
  const ended = lines.findIndex((line) => line.includes('long.test.ts (2 tests, '));
  expect((times[ended] ?? 0) - (times[named] ?? 0)).toBeGreaterThan(300);
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
