import type { Bytes } from '@teller/basics';

/** Where a record comes from: a folder, a web address, an archive. */
export interface RecordFiles {
  /** Relative paths of all files there, with forward slashes, in any order. */
  list(): Promise<readonly string[]>;
  /** The bytes of a file of at most `limit` bytes. */
  read(path: string, limit: number): Promise<Bytes | 'missing' | 'too-large'>;
}

/** A record in memory. */
export function recordInMemory(files: ReadonlyMap<string, Bytes>): RecordFiles {
  return {
    list: () => Promise.resolve([...files.keys()]),
    read: (path, limit) => {
      const bytes = files.get(path);
      if (bytes === undefined) return Promise.resolve('missing');
      return Promise.resolve(bytes.length > limit ? 'too-large' : bytes);
    },
  };
}
