import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The text of a file kept in the repository, to hold a text against. `UPDATE_GOLDEN=1` writes the text
 * into it first, for a person who wants it changed and reads the difference; never where `CI` is set,
 * so that no check can make itself pass.
 */
export function golden(
  file: string,
  text: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (env['UPDATE_GOLDEN'] === '1') {
    if (env['CI']) throw new Error('golden files are not written where CI is set');
    writeFileSync(file, text);
  }
  return readFileSync(file, 'utf8');
}
