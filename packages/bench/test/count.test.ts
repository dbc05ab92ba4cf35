import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseBlt } from '@teller/stv';
import { expect, test, vi } from 'vitest';
import { benchCount } from '../src/count.ts';
import { measured } from '../src/count/measure.ts';
import { writePapers } from '@teller/sample-papers/made-up';

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('the made-up papers are papers, and the same for the same seed', () =>
  inFolder(async (folder) => {
    const write = async (seed: number) => {
      const file = path.join(folder, `${seed}.blt`);
      const different = await writePapers(file, { papers: 2_000, candidates: 30, seats: 4, seed });
      return { different, text: await readFile(file, 'utf8') };
    };
    const { different, text } = await write(42);
    const parsed = parseBlt(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(parsed.value.groups.length).toBe(different);
    expect(parsed.value.groups.reduce((all, { papers }) => all + papers, 0)).toBe(2_000);
    expect(parsed.value).toMatchObject({ seats: 4, withdrawn: [] });
    expect((await write(42)).text).toBe(text);
    expect((await write(43)).text).not.toBe(text);
  }));

test('a program that fails, or takes too long, is said to', () =>
  inFolder(async (folder) => {
    expect(await measured(path.join(folder, 'none.mjs'), [], 30)).toBe('failed');
    const forever = path.join(folder, 'forever.mjs');
    await writeFile(forever, 'setInterval(() => {}, 1000);');
    expect(await measured(forever, [], 0.2)).toBe('stopped');
  }));

test('every program counts every election, in a process of its own', async () => {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const code = await benchCount({ rule: 'scottish-2011', shrink: 5_000, limit: 30 }).finally(() =>
    write.mockRestore(),
  );
  expect(code).toBe(0);
  expect(out).not.toMatch(/failed|stopped|NaN|undefined/);
  const rows = out.split('\n').filter((line) => / s \d+ MB /.test(line));
  expect(rows).toHaveLength(6);
  for (const row of rows) expect(row.match(/\d\.\d\d s +\d+ MB/g)).toHaveLength(4);
  expect(out).toMatch(/the count is \d+\.\d kB gzipped, the second counter \d+\.\d kB more/);
  expect(out).toMatch(/Both counters elect the same/);
});
