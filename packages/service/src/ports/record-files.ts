import type { Bytes } from '@teller/basics';

/** `working`: seen by the jobs only. `public`: served to everyone. */
export type Area = 'working' | 'public';

export interface FileName {
  readonly area: Area;
  readonly election: string;
  /** As in the record's folder: letters, digits, `.`, `-` and `/`, as in `ballots/ward-14.bin`. */
  readonly path: string;
}

/**
 * The record's files (a bucket or a folder).
 * Whoever can write to it can break the record; the index, the officers' log and the verifier show it.
 */
export interface RecordFiles {
  /**
   * The file's bytes, or those of `range` (fewer when the file ends before); undefined when there is
   * no such file. Sees every write that has returned. Never a half-written file.
   */
  read(
    name: FileName,
    range?: { readonly from: number; readonly length: number },
  ): Promise<Bytes | undefined>;
  /**
   * Writes a file if there is none of that name, in one conditional write at the end: of several at
   * the same time exactly one wins, and what it wrote never changes. Durable when it returns.
   * `exists`: nothing was changed. A file that grows with the electorate comes in chunks and is never
   * held whole; when they throw, nothing is written.
   */
  create(name: FileName, bytes: Bytes | AsyncIterable<Bytes>): Promise<'created' | 'exists'>;
  /** Writes a file, replacing the one there. Only for what may change, such as the turnout. */
  replace(name: FileName, bytes: Bytes): Promise<void>;
  /** Copies a working file to the public area under the same path; it must be there. Repeatable. */
  publish(election: string, path: string): Promise<void>;
}
