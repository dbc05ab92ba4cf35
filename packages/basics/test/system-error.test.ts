import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemErrorWords } from '../src/index.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test('what the operating system refuses is put into words', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'teller-words-'));
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const said = [
    () => readFileSync(path.join(folder, 'none')),
    () => readFileSync(folder),
    () => readFileSync(path.join(file, 'below')),
    () => mkdirSync(path.join(folder, 'x'.repeat(300))),
  ].map((act) => systemErrorWords(thrownBy(act)));
  rmSync(folder, { recursive: true });
  expect(said).toEqual([
    'there is no such file or folder',
    'it is a folder',
    'a part of its path is not a folder',
    'its name is too long',
  ]);
  const refused = await new Promise((resolve) => connect(1, '127.0.0.1').on('error', resolve));
  expect(systemErrorWords(refused)).toBe('nothing answers there');
  expect(systemErrorWords(new TypeError('fetch failed', { cause: refused }))).toBe(
    'nothing answers there',
  );
});

test('of several errors the first is told, unless one is something else', () => {
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
  expect(systemErrorWords(new AggregateError([full, full]))).toBe('the disk is full');
  expect(systemErrorWords(new AggregateError([full, new Error('x')]))).toBeUndefined();
  expect(systemErrorWords(new AggregateError([]))).toBeUndefined();
});

test('what the operating system did not say has no words', () => {
  for (const other of [
    new Error('ENOSPC'),
    Object.assign(new Error('x'), { code: 'toString' }),
    Object.assign(new Error('x'), { code: 28 }),
    'ENOSPC',
    undefined,
  ])
    expect(systemErrorWords(other)).toBeUndefined();
});
