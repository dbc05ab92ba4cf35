import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Expects a text to be that of a file kept in the repository. `UPDATE_GOLDEN=1` writes the file first,
 * for a person who wants another text and reads the difference; never where `CI` is set, so that no
 * check can make itself pass.
 */
export function expectGolden(
  file: string,
  text: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): void {
  if (env['UPDATE_GOLDEN'] === '1') {
    if (env['CI']) throw new Error('golden files are not written where CI is set');
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
