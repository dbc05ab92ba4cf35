import { parseIndex, recordPath } from '@teller/record';
import type { Bytes } from '@teller/basics';
import type { RecordFiles } from '../record-files.ts';

/** Milliseconds that a server may take for one file. */
const patience = 120_000;

/**
 * A published record at a web address. What else may be there can't be known: the list is that of
 * its index. Rejects when the server can't be reached, or answers with anything but a file or a 404.
 *
 * @param address of the folder, such as `https://vote.example.org/record/ELECTION`
 */
export function recordAtAddress(address: string): RecordFiles {
  const base = address.endsWith('/') ? address : `${address}/`;

  async function read(name: string, limit: number): Promise<Bytes | 'missing' | 'too-large'> {
    const place = new URL(name, base);
    if (!place.href.startsWith(base)) return 'missing';
    const response = await fetch(place, {
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 404) return 'missing';
    if (!response.ok) throw new Error(`${place.href} answers ${response.status}`);
    if (Number(response.headers.get('content-length') ?? 0) > limit) return 'too-large';
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      parts.push(part);
      length += part.length;
      if (length > limit) return 'too-large';
    }
    return new Uint8Array(Buffer.concat(parts, length));
  }

  return {
    async list(): Promise<readonly string[]> {
      const found: string[] = [];
      const bytes = await read(recordPath.index, largestIndex);
      if (bytes !== 'missing') found.push(recordPath.index);
      const index = bytes instanceof Uint8Array ? parseIndex(bytes) : undefined;
      if (index?.ok) return [...found, ...index.value.files.map(({ path }) => path)];
      // Without an index that can be read, at least say whether this is a record at all.
      const manifest = await read(recordPath.manifest, largestIndex);
      return manifest === 'missing' ? found : [...found, recordPath.manifest];
    },
    read,
  };
}

const largestIndex = 10_000_000;
