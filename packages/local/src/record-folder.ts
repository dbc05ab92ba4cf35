import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Bytes } from '@teller/basics';
import type { Area, FileName, RecordFiles } from '@teller/service';
import { makeFolder, synced } from './durable.ts';

/** Milliseconds after which nobody is writing a draft any more. */
const oldDraft = 3_600_000;

/**
 * The record's files as files: `FOLDER/working/ELECTION/...` and `FOLDER/public/ELECTION/...`. What a crash
 * leaves half written stays in `FOLDER/drafts` until the next start: a published record has no file that
 * is none of its own.
 */
export class RecordFolder implements RecordFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where the published record of an election is on disk. */
  published(election: string): string {
    return path.join(this.#folder, 'public', election);
  }

  async read(
    name: FileName,
    range?: { readonly from: number; readonly length: number },
  ): Promise<Bytes | undefined> {
    const file = await open(this.#place(name.area, name.election, name.path)).catch(absent);
    if (!file) return undefined;
    try {
      if (!range) return new Uint8Array(await file.readFile());
      const bytes = new Uint8Array(range.length);
      const { bytesRead } = await file.read(bytes, 0, range.length, range.from);
      return bytes.slice(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async create(name: FileName, bytes: Bytes | AsyncIterable<Bytes>): Promise<'created' | 'exists'> {
    const place = this.#place(name.area, name.election, name.path);
    return this.#drafting(async (draft) => {
      await written(draft, bytes);
      await makeFolder(path.dirname(place));
      try {
        // A second name for the finished file: fails if the name is taken, and is never half there.
        await link(draft, place);
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
        // Whoever made it may not have come to this.
        await synced(path.dirname(place));
        return 'exists';
      }
      await synced(path.dirname(place));
      return 'created';
    });
  }

  async replace(name: FileName, bytes: Bytes): Promise<void> {
    const place = this.#place(name.area, name.election, name.path);
    await this.#drafting(async (draft) => {
      await written(draft, bytes);
      await makeFolder(path.dirname(place));
      await rename(draft, place);
      await synced(path.dirname(place));
    });
  }

  async publish(election: string, file: string): Promise<void> {
    const target = this.#place('public', election, file);
    await this.#drafting(async (draft) => {
      await copyFile(this.#place('working', election, file), draft, constants.COPYFILE_EXCL);
      await synced(draft);
      await makeFolder(path.dirname(target));
      await rename(draft, target);
      await synced(path.dirname(target));
    });
  }

  /** Removes what earlier processes left half written. Other processes may be writing here. */
  async removeOldDrafts(): Promise<void> {
    const folder = path.join(this.#folder, 'drafts');
    const names = await readdir(folder).catch(() => []);
    for (const draft of names.map((name) => path.join(folder, name))) {
      const found = await stat(draft).catch(() => undefined);
      if (found !== undefined && Math.abs(Date.now() - found.mtimeMs) > oldDraft)
        await rm(draft, { force: true });
    }
  }

  /** Gives the name of a draft to be written, which is gone afterwards: on a full disk it takes room. */
  async #drafting<T>(use: (draft: string) => Promise<T>): Promise<T> {
    const draft = await this.#draft();
    try {
      return await use(draft);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async #draft(): Promise<string> {
    const folder = path.join(this.#folder, 'drafts');
    await makeFolder(folder);
    return path.join(folder, randomUUID());
  }

  #place(area: Area, election: string, file: string): string {
    const place = path.join(this.#folder, area, election, file);
    if (!place.startsWith(path.join(this.#folder, area) + path.sep))
      throw new Error(`the record has no file called ${file}`);
    return place;
  }
}

/** Writes the bytes to a new file, through to the disk. */
async function written(draft: string, bytes: Bytes | AsyncIterable<Bytes>): Promise<void> {
  const file = await open(draft, 'wx');
  try {
    if (bytes instanceof Uint8Array) await file.writeFile(bytes);
    else for await (const chunk of bytes) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

function absent(error: unknown): undefined {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
  throw error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
