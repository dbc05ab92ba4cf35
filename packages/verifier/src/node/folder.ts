import type { Bytes } from '@teller/basics';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
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
    async open(name: string): Promise<AsyncIterable<Bytes> | 'missing'> {
      const parts = name.split('/');
      if (parts.includes('..') || path.isAbsolute(name)) return 'missing';
      try {
        for (const depth of parts.keys()) {
          const step = await lstat(path.join(folder, ...parts.slice(0, depth + 1)));
          if (step.isSymbolicLink()) return 'missing';
          if (depth === parts.length - 1 && !step.isFile()) return 'missing';
        }
      } catch {
        return 'missing';
      }
      return chunksOf(path.join(folder, ...parts));
    },
  };
}

async function* chunksOf(file: string): AsyncGenerator<Bytes> {
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
    yield withoutCopy(chunk as Buffer<ArrayBuffer>);
}

function withoutCopy(buffer: Buffer<ArrayBuffer>): Bytes {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
