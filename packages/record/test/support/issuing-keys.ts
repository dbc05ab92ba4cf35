import { loadIssuingKey, makeIssuingKey, type IssuingKey } from '@teller/protocol/node';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const cache = path.resolve(import.meta.dirname, '../../../../node_modules/.cache/teller-test-keys');

/**
 * An RSA key that is made once on a machine and kept for the next test: making one takes a second.
 *
 * @param name which one; the same name gives the same key
 */
export async function testIssuingKey(name: string): Promise<IssuingKey> {
  const file = path.join(cache, `${name}.json`);
  try {
    return loadIssuingKey(await readFile(file, 'utf8'));
  } catch {
    const key = await makeIssuingKey();
    await mkdir(cache, { recursive: true });
    await writeFile(file, key.store());
    return key;
  }
}
