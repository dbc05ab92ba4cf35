// Writes packages/record/test/vectors: a small, whole record. Run it only when the format changes on
// purpose:  node packages/setup/run.mjs packages/record/test/support/write-vectors.ts
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { holdSampleElection } from '@teller/rehearsal/sample';

const folder = path.resolve(import.meta.dirname, '../vectors/small-election');
const { files } = await holdSampleElection();
await rm(folder, { recursive: true, force: true });
for (const [name, bytes] of files) {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
process.stderr.write(`${files.size} files in ${folder}\n`);
