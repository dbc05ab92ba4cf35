import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { golden } from '../src/golden.ts';

test('a golden file is written only when asked for, and never where CI is set', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'teller-golden-'));
  const file = path.join(folder, 'expected.txt');
  writeFileSync(file, 'as it was');
  for (const env of [{}, { CI: '1' }, { UPDATE_GOLDEN: '' }, { UPDATE_GOLDEN: '0' }])
    expect(golden(file, 'otherwise', env)).toBe('as it was');
  expect(() => golden(file, 'otherwise', { UPDATE_GOLDEN: '1', CI: 'true' })).toThrow('CI');
  expect(readFileSync(file, 'utf8')).toBe('as it was');
  expect(golden(file, 'otherwise', { UPDATE_GOLDEN: '1' })).toBe('otherwise');
  expect(readFileSync(file, 'utf8')).toBe('otherwise');
  expect(() => golden(path.join(folder, 'missing.txt'), '', {})).toThrow('ENOENT');
  rmSync(folder, { recursive: true });
});
