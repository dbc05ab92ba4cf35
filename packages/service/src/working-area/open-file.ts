import type { Bytes } from '@teller/basics';
import type { FileName, RecordFiles } from '../ports/record-files.ts';

const chunkLength = 4 << 20;

/** A file from the front, some megabytes at a time; undefined when there is no such file. */
export async function openFile(
  files: Pick<RecordFiles, 'read'>,
  name: FileName,
): Promise<AsyncIterable<Bytes> | undefined> {
  const first = await files.read(name, { from: 0, length: chunkLength });
  return first && rest(first);

  async function* rest(start: Bytes): AsyncGenerator<Bytes> {
    let chunk: Bytes | undefined = start;
    for (let from = 0; chunk !== undefined && chunk.length > 0;) {
      yield chunk;
      if (chunk.length < chunkLength) return;
      from += chunk.length;
      chunk = await files.read(name, { from, length: chunkLength });
    }
  }
}
