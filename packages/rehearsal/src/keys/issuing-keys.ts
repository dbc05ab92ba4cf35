import { loadIssuingKey, makeIssuingKey, type IssuingKey } from '@teller/protocol/node';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const cache = path.resolve(
  import.meta.dirname,
  '../../../../node_modules/.cache/teller-issuing-keys',
);

/**
 * An RSA key that is made once on a machine and kept for the next test: making one takes a second.
 *
 * @param name which one; the same name gives the same key
 */
export async function keptIssuingKey(name: string): Promise<IssuingKey> {
  const file = path.join(cache, `${name}.json`);
  try {
    return loadIssuingKey(await readFile(file, 'utf8'));
  } catch {
    const key = await makeIssuingKey();
    await mkdir(cache, { recursive: true });
    // Whole or not at all: other processes look for it at the same time.
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, key.store());
    await rename(draft, file);
    return key;
  }
}
