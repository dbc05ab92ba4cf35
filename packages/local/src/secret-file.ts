import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, synced } from './durable.ts';

/** Writes a file that nobody but its owner can read, all of it or nothing. */
export async function writeSecret(file: string, text: string): Promise<void> {
  await makeFolder(path.dirname(file), 0o700);
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, file);
    await synced(path.dirname(file));
  } finally {
    await rm(draft, { force: true });
  }
}

/** The file's text; undefined when there is no such file. */
export async function readSecret(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
