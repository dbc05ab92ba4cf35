import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalBytes, err, ok, type Result } from '@teller/basics';

/** How the files of one kind are read. */
export interface FileSchema<T> {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false };
}

/** Larger than any file of a ceremony. */
const largest = 5_000_000;

/**
 * The folder that trustees exchange their files through: on a shared drive, by mail, on a stick. Whoever
 * carries it is not trusted: everything in it is signed, and secrets in it are sealed.
 */
export class CeremonyFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A file's value; undefined when it isn't there, an error in words when it is something else. */
  async read<T>(name: string, schema: FileSchema<T>): Promise<Result<T | undefined, string>> {
    const file = path.join(this.#folder, name);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return ok(undefined);
      throw error;
    }
    if (text.length > largest) return err(`${file} is too large for a file of a ceremony.`);
    try {
      const parsed = schema.safeParse(JSON.parse(text));
      if (parsed.success) return ok(parsed.data);
    } catch {
      // Said below.
    }
    return err(`${file} isn’t a file of this step. Ask whoever sent it for it again.`);
  }

  async write(name: string, value: object): Promise<void> {
    const file = path.join(this.#folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, canonicalBytes(value));
  }

  /** Names of the files in one of its folders, sorted; none when it isn't there. */
  async list(name: string): Promise<readonly string[]> {
    try {
      const files = await readdir(path.join(this.#folder, name));
      return files.filter((file) => file.endsWith('.json')).sort();
    } catch {
      return [];
    }
  }
}
