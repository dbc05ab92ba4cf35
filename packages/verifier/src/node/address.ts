import { parseIndex, recordPath } from '@teller/record';
import { concat, type Bytes } from '@teller/basics';
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

  async function open(name: string): Promise<AsyncIterable<Bytes> | 'missing'> {
    const place = new URL(name, base);
    if (!place.href.startsWith(base)) return 'missing';
    const response = await fetch(place, {
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 404) return 'missing';
    if (!response.ok) throw new Error(`${place.href} answers ${response.status}`);
    return chunksOf(response);
  }

  return {
    async list(): Promise<readonly string[]> {
      const found: string[] = [];
      const file = await open(recordPath.index);
      if (file !== 'missing') found.push(recordPath.index);
      const bytes = file === 'missing' ? undefined : await atMost(file, largestIndex);
      const index = bytes && parseIndex(bytes);
      if (index?.ok === true) return [...found, ...index.value.files.map(({ path }) => path)];
      // Without an index that can be read, at least say whether this is a record at all.
      const manifest = await open(recordPath.manifest);
      return manifest === 'missing' ? found : [...found, recordPath.manifest];
    },
    open,
  };
}

async function* chunksOf(response: Response): AsyncGenerator<Bytes> {
  for await (const part of response.body ?? []) yield part;
}

async function atMost(chunks: AsyncIterable<Bytes>, limit: number): Promise<Bytes | undefined> {
  const parts: Bytes[] = [];
  let length = 0;
  for await (const part of chunks) {
    parts.push(part);
    length += part.length;
    if (length > limit) return undefined;
  }
  return concat(...parts);
}

const largestIndex = 10_000_000;
