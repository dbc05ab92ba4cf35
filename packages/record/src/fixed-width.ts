import { assert, concat, defined, err, fromHex, ok, toHex, uintBytes, utf8 } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import type { Frozen } from '@teller/election';

/** Bytes in pieces as they come, from a file, a connection or memory. */
export type Chunks = Iterable<Bytes> | AsyncIterable<Bytes>;

/** The election and the end of its voting that a file was made for. */
export interface Closing extends Frozen {
  /** Election id, hex. */
  readonly election: string;
  /** Hash of the entry of the officers' log that ended voting, hex: see {@link closeHash}. */
  readonly close: string;
}

/** The files of the second format whose entries all have one width. */
type FileKind = 'ballots' | 'sealed' | 'papers' | 'register' | 'column';

const letters: Readonly<Record<FileKind, string>> = {
  ballots: 'B',
  sealed: 'S',
  papers: 'P',
  register: 'R',
  column: 'C',
};

/** What a file says of itself before its entries. */
export interface FileHead {
  readonly kind: FileKind;
  readonly election: string;
  readonly close: string;
  /** Place in the manifest: of the contest, or of the issuer whose column it is; 0 for the register. */
  readonly place: number;
  /** Bytes of each entry. */
  readonly width: number;
  /** How many entries follow. */
  readonly count: number;
}

/** What a reader knows of a file before it is read. */
export type ExpectedHead = Omit<FileHead, 'count'>;

/** Why bytes are not the file that was expected. */
export type FileFault =
  | 'another-format'
  | 'first-format'
  | 'wrong-election'
  | 'wrong-close'
  | 'wrong-place'
  | 'wrong-width'
  | 'wrong-file-length';

/** A fault as a sentence for people. */
export const fileFaultSentences: Readonly<Record<FileFault, string>> = {
  'another-format': 'it is not a file of this kind',
  'first-format':
    'it is in the first format, which the version of Teller that wrote it can check and this one cannot',
  'wrong-election': 'it is of another election',
  'wrong-close': 'it was made for another end of voting than the one in the officers’ log',
  'wrong-place': 'it is of another contest or issuer',
  'wrong-width': 'its entries have another length',
  'wrong-file-length': 'it is shorter or longer than it says',
};

export const headLength = 80;
const closeAt = 40;
const chunkLength = 1 << 18;

/**
 * "TELLER", a letter for the kind, "2" ‖ election id ‖ hash of the entry that ended voting ‖ place (u16) ‖
 * bytes of an entry (u16) ‖ number of entries (u32): 80 bytes.
 */
function encodeHead({ kind, election, close, place, width, count }: FileHead): Bytes {
  return concat(
    utf8(`TELLER${letters[kind]}2`),
    hashBytes(election),
    hashBytes(close),
    uintBytes(place, 2),
    uintBytes(width, 2),
    uintBytes(count, 4),
  );
}

/** The close that a file was made for, as its first {@link headLength} bytes say, hex; of any kind of file. */
export function closeIn(head: Bytes): string {
  return toHex(head.slice(closeAt, closeAt + 32));
}

/** A file with its head, its entries gathered into chunks. Throws if there are not as many as it says. */
export async function* writeFile(
  head: FileHead,
  entries: Chunks,
  afterHead: Bytes = new Uint8Array(),
): AsyncGenerator<Bytes> {
  let pending: Bytes[] = [encodeHead(head), afterHead];
  let length = headLength + afterHead.length;
  let written = 0;
  for await (const some of entries) {
    pending.push(some);
    length += some.length;
    written += some.length;
    if (length < chunkLength) continue;
    yield concat(...pending);
    pending = [];
    length = 0;
  }
  assert(written === head.count * head.width, 'a file has the entries that its head says');
  if (length > 0) yield concat(...pending);
}

/** A file while it is read, once, from the front. */
export interface FileReader {
  readonly count: number;
  readonly width: number;
  /** What lies between head and entries. */
  readonly afterHead: Bytes;
  /**
   * The next entries, so many at most, concatenated; none at the end. Throws if the file ends early or
   * goes on after its last one.
   */
  take(most: number): Promise<Bytes>;
  /** The entries that are left, some hundred at a time. */
  readonly entries: AsyncIterable<Bytes>;
}

/**
 * Reads the head; the entries follow as they are asked for.
 *
 * @param bytes the file's length, where it is known
 * @param extra bytes between head and entries
 */
export async function readFile(
  chunks: Chunks,
  expected: ExpectedHead,
  { bytes, extra = 0 }: { readonly bytes?: number | undefined; readonly extra?: number } = {},
): Promise<Result<FileReader, FileFault>> {
  const source = pieces(chunks);
  const head = await source.take(headLength + extra);
  const said = readHead(head, expected);
  if (!said.ok) return said;
  if (head.length < headLength + extra) return err('wrong-file-length');
  const count = said.value;
  const { width } = expected;
  if (bytes !== undefined && bytes !== head.length + count * width) return err('wrong-file-length');
  let left = count;
  let ended = false;
  const take = async (most: number): Promise<Bytes> => {
    if (ended) return new Uint8Array();
    const wanted = Math.min(left, most) * width;
    const some = await source.take(wanted);
    if (some.length < wanted) throw new Error('a file ends before its last entry');
    left -= wanted / width;
    if (left > 0) return some;
    if ((await source.take(1)).length > 0) throw new Error('a file goes on after its last entry');
    ended = true;
    return some;
  };
  return ok({ count, width, afterHead: head.subarray(headLength), take, entries: entriesOf() });

  async function* entriesOf(): AsyncGenerator<Bytes> {
    const most = Math.max(1, Math.floor(chunkLength / width));
    let some = await take(most);
    for (; some.length > 0; some = await take(most)) yield some;
  }
}

/** How many entries a file says that it has, from its first bytes, if it is the one expected. */
export function readHead(head: Bytes, expected: ExpectedHead): Result<number, FileFault> {
  const fault = headFault(head, expected);
  if (fault !== undefined) return err(fault);
  return ok(new DataView(head.buffer, head.byteOffset).getUint32(headLength - 4));
}

function headFault(head: Bytes, expected: ExpectedHead): FileFault | undefined {
  const should = encodeHead({ ...expected, count: 0 });
  const differs = should.subarray(0, headLength - 4).findIndex((byte, i) => byte !== head[i]);
  if (differs < 0) return head.length < headLength ? 'wrong-file-length' : undefined;
  if (differs === 7 && head[7] === 0x31) return 'first-format';
  if (differs < 8) return 'another-format';
  if (differs < 40) return 'wrong-election';
  if (differs < 72) return 'wrong-close';
  return differs < 74 ? 'wrong-place' : 'wrong-width';
}

/** The entries one by one, as views of what came together. */
export function* apart(entries: Bytes, width: number): Generator<Bytes> {
  for (let at = 0; at < entries.length; at += width) yield entries.subarray(at, at + width);
}

/** All chunks in one: for files that are small, or a reader who wants them whole. */
export async function gathered(chunks: Chunks): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.length === 1 ? defined(parts[0], 'one part') : concat(...parts);
}

/** Hands out a stream in pieces of the length asked for, shorter only at its end. */
function pieces(chunks: Chunks): { take: (length: number) => Promise<Bytes> } {
  const source =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  let rest: Bytes = new Uint8Array();
  return {
    async take(length) {
      const parts: Bytes[] = [];
      for (let missing = length; missing > 0;) {
        if (rest.length === 0) {
          const next = await source.next();
          if (next.done === true) break;
          rest = next.value;
          continue;
        }
        const part = rest.subarray(0, missing);
        rest = rest.subarray(part.length);
        missing -= part.length;
        parts.push(part);
      }
      return parts.length === 1 ? defined(parts[0], 'one part') : concat(...parts);
    },
  };
}

function hashBytes(hash: string): Bytes {
  const bytes = fromHex(hash);
  assert(bytes.ok && bytes.value.length === 32, 'a hash is 64 hexadecimal digits');
  return bytes.value;
}
