import { assert, type Bytes, type Result } from '@teller/basics';
import { apart, type FileReader } from '@teller/record';

/** Every entry of a file, for looking at a small one whole. */
export async function entriesOf(file: Result<FileReader, unknown>): Promise<readonly Bytes[]> {
  assert(file.ok, 'a file of this election');
  const entries: Bytes[] = [];
  for await (const some of file.value.entries) entries.push(...apart(some, file.value.width));
  return entries;
}
