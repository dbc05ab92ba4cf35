import type { Bytes } from '@teller/basics';

/** Where a record comes from: a folder, a web address, an archive. */
export interface RecordFiles {
  /** Relative paths of all files there, with forward slashes, in any order. */
  list(): Promise<readonly string[]>;
  /** A file's bytes from the front, each time anew. Whoever has enough may stop. */
  open(path: string): Promise<AsyncIterable<Bytes> | 'missing'>;
}

/** A record in memory. */
export function recordInMemory(files: ReadonlyMap<string, Bytes>): RecordFiles {
  return {
    list: () => Promise.resolve([...files.keys()]),
    open: (path) => {
      const bytes = files.get(path);
      return Promise.resolve(bytes === undefined ? 'missing' : inOne(bytes));
    },
  };
}

async function* inOne(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}
