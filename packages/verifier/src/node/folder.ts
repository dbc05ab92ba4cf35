import type { Bytes } from '@teller/basics';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordFiles } from '../record-files.ts';

/** A record in a folder. Links are named, never followed: a record is made of plain files. */
export function recordFolder(folder: string): RecordFiles {
  return {
    async list(): Promise<readonly string[]> {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .map((name) => name.split(path.sep).join('/'));
    },
    async read(name: string, limit: number): Promise<Bytes | 'missing' | 'too-large'> {
      const parts = name.split('/');
      if (parts.includes('..') || path.isAbsolute(name)) return 'missing';
      try {
        for (const depth of parts.keys()) {
          const step = await lstat(path.join(folder, ...parts.slice(0, depth + 1)));
          if (step.isSymbolicLink()) return 'missing';
          if (depth < parts.length - 1) continue;
          if (!step.isFile()) return 'missing';
          if (step.size > limit) return 'too-large';
        }
        return withoutCopy(await readFile(path.join(folder, ...parts)));
      } catch {
        return 'missing';
      }
    },
  };
}

function withoutCopy(buffer: Buffer<ArrayBuffer>): Bytes {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
