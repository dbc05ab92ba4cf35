import { expect, test } from 'vitest';
import { runWithin, slowness, stretched } from '../../src/limits.ts';
import { check } from './checked.ts';

const limits = new URL('../../src/limits.ts', import.meta.url).pathname;

/**
 * Works for half a second where the limits were chosen. Its limit leaves room for a machine that gets busier
 * after it was measured; that limits are longer on a slower one it looks at itself.
 */
const tight = {
  name: 'tight',
  text: `import { stretched } from '${limits}';
         test('a', () => {
           expect(stretched(1_000)).toBeGreaterThan(1_500);
           let sum = 1;
           for (let i = 0; i < 450_000_000; i++) sum = (Math.imul(sum, 31) + i) | 0;
           expect(Number.isInteger(sum)).toBe(true);
         }, stretched(4_000));`,
};

test('on a machine five times slower the limits are as much longer, and the verdict is the same', async () => {
  const checked = await check([tight], { slower: 5, env: { SLOWNESS: '' } });
  expect(checked.lines.at(-1)).toBe('1 passed, 0 failed, 0 skipped');
  expect(checked.status).toBe(0);
});

test('a limit is never shorter than it was written', () => {
  expect(slowness()).toBeGreaterThanOrEqual(1);
  expect(stretched(1_000)).toBeGreaterThanOrEqual(1_000);
});

test('a program that is ended at its limit is said to be, with the limit and how long it ran', async () => {
  const endless = [process.execPath, ['-e', 'setInterval(() => {}, 1000)']] as const;
  await expect(runWithin(50, ...endless, { cwd: '.', env: {} })).rejects.toThrow(
    /^time ran out: ended after \d+\.\d+ s, its limit is 0\.05 s, \d+\.\d times on this machine now/,
  );
});

test('a program that fails by itself is told by what it wrote', async () => {
  const failing = [
    process.execPath,
    ['-e', 'console.error("no such stage"); process.exit(3)'],
  ] as const;
  await expect(runWithin(60_000, ...failing, { cwd: '.', env: {} })).rejects.toThrow(
    'no such stage',
  );
});
