import { parseIndex, recordPath } from '@teller/record';
import { concat, type Bytes } from '@teller/basics';
import type { RecordFiles } from '../record-files.ts';

/** Milliseconds for which a server may send nothing. */
const usualPatience = 120_000;

/**
 * A published record at a web address. What else may be there can't be known: the list is that of
 * its index. Rejects when the server can't be reached, or answers with anything but a file or a 404.
 *
 * @param address of the folder, such as `https://vote.example.org/record/ELECTION`
 */
export function recordAtAddress(address: string, patience: number = usualPatience): RecordFiles {
  const base = address.endsWith('/') ? address : `${address}/`;

  async function open(name: string): Promise<AsyncIterable<Bytes> | 'missing'> {
    const place = new URL(name, base);
    if (!place.href.startsWith(base)) return 'missing';
    const stalled = new AbortController();
    const response = await within(
      patience,
      stalled,
      fetch(place, { redirect: 'error', signal: stalled.signal }),
    );
    if (response.status === 404) return 'missing';
    if (!response.ok) throw new Error(`${place.href} answers ${response.status}`);
    return chunksOf(response, patience, stalled);
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

/** What comes of a body. Only waiting for the server is limited, not what is done with each part. */
async function* chunksOf(
  response: Response,
  patience: number,
  stalled: AbortController,
): AsyncGenerator<Bytes> {
  const parts = response.body?.getReader();
  if (parts === undefined) return;
  try {
    for (;;) {
      const { done, value } = await within(patience, stalled, parts.read());
      if (done) return;
      yield value;
    }
  } finally {
    await parts.cancel().catch(() => undefined);
  }
}

/** Waits for a server, and gives up when it has sent nothing for so long. */
async function within<T>(
  patience: number,
  stalled: AbortController,
  waiting: Promise<T>,
): Promise<T> {
  const timer = setTimeout(
    () => stalled.abort(new DOMException('the server sent nothing for too long', 'TimeoutError')),
    patience,
  );
  try {
    return await waiting;
  } finally {
    clearTimeout(timer);
  }
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
