import { realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorWords } from '@teller/basics';

/** Writes a file; what went wrong, if something did, as a sentence. */
export async function writeText(file: string, text: string): Promise<string | undefined> {
  // Excel takes a CSV for UTF-8 only with a byte order mark.
  const marked = path.extname(file).toLowerCase() === '.csv' ? `\u{FEFF}${text}` : text;
  try {
    await writeFile(file, marked);
    return undefined;
  } catch (error) {
    const why = systemErrorWords(error);
    return `The file ${file} can't be written${why === undefined ? '' : `: ${why}`}.`;
  }
}

export async function isSame(one: string, other: string): Promise<boolean> {
  try {
    return (await realpath(one)) === (await realpath(other));
  } catch {
    return false;
  }
}
