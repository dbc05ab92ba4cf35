import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, systemErrorWords, type Result } from '@teller/basics';
import { fromWindows1252 } from './windows-1252.ts';

/** The text of a file, and what whoever gave it should know, in a sentence. */
export interface FileText {
  readonly text: string;
  readonly note?: string;
}

/** What a file begins with that isn't text at all. */
const others: readonly (readonly [start: readonly number[], name: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel, OpenDocument or zip file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Word file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
];

/**
 * Reads a file of text that may come from anywhere: UTF-8; UTF-16 with its mark, as Excel's "Unicode
 * text" is; else Windows-1252, as older Excels write CSV, with a note, since that is a guess. Errors are
 * sentences that say what to do.
 */
export async function readText(file: string): Promise<Result<FileText, string>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return err(whyUnreadable(file, error));
  }
  const other = others.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (other !== undefined)
    return err(
      `${file} is ${other[1]}. Give a text file: BLT, or CSV, which spreadsheet programs write ` +
        'with “Save as” or “Download”, “CSV UTF-8”.',
    );
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ok({ text: decoded(bytes, 'utf-16le') });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ok({ text: decoded(bytes, 'utf-16be') });
  if (bytes.includes(0))
    return err(`${file} is not a text file. Give a BLT file, or a CSV saved as “CSV UTF-8”.`);
  try {
    return ok({ text: decoded(bytes, 'utf-8') });
  } catch {
    return ok({
      text: fromWindows1252(bytes),
      note:
        `The file is not UTF-8, so it was read as Windows-1252. If accents in names look wrong, ` +
        'save it as “CSV UTF-8” or “Text (UTF-8)”.',
    });
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
}

function whyUnreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return `There is no file ${path.resolve(file)}. Is the path right?`;
    case 'EISDIR':
      return `${file} is a folder. Name the file with the papers in it.`;
    default:
      return `The file ${file} can't be read: ${systemErrorWords(error) ?? String(error)}.`;
  }
}
