import { toHex, type Bytes } from '@teller/basics';
import type { Hash, Primitives } from '@teller/protocol';
import { parseIndex, parseManifest, recordPath, recordPaths, type FileLine } from '@teller/record';
import type { Evidence } from './evidence.ts';
import type { RecordFiles } from './record-files.ts';

/** Bounds against a folder made to fill the memory. The largest real file is about 1 GB. */
const largestFile = 2_000_000_000;
const largestRecord = 6_000_000_000;

/** What checking is done with, beside the record. */
export interface Tools {
  readonly primitives: Primitives;
  readonly hash: Hash;
  readonly onProgress: (done: number, total: number) => void;
}

/** Reads and hashes the files; keeps those that belong to a record. */
export async function load(files: RecordFiles, tools: Tools): Promise<Evidence> {
  const found = await files.list().catch(() => undefined);
  const kept = new Map<string, Bytes>();
  const lines = new Map<string, FileLine>();
  let room = largestRecord;
  const read = async (path: string, keep: boolean): Promise<Bytes | undefined> => {
    if (lines.has(path)) return kept.get(path);
    const bytes = await files
      .read(path, Math.min(largestFile, room))
      .catch(() => 'missing' as const);
    if (bytes === 'missing' || bytes === 'too-large') return undefined;
    if (keep) {
      room -= bytes.length;
      kept.set(path, bytes);
    }
    lines.set(path, { path, bytes: bytes.length, sha256: toHex(tools.hash(bytes)) });
    return bytes;
  };
  const indexBytes = await read(recordPath.index, true);
  const index = indexBytes && parseIndex(indexBytes);
  const manifestBytes = await read(recordPath.manifest, true);
  const parsed = manifestBytes && parseManifest(manifestBytes);
  const manifest = parsed?.ok === true ? parsed.value : undefined;
  const expected = manifest === undefined ? Object.values(recordPath) : recordPaths(manifest);
  for (const path of expected) if (typeof path === 'string') await read(path, true);
  // Files that the index names beside the record's own are hashed and not kept.
  if (index?.ok === true) for (const { path } of index.value.files) await read(path, false);
  return {
    files: kept,
    found: found ?? [...lines.keys()],
    listed: found !== undefined,
    lines: [...lines.values()],
    reached: new Set(),
    receipts: [],
    contests: manifest?.contests.map(() => ({})) ?? [],
    ...tools,
    ...(manifest === undefined ? {} : { manifest }),
    ...(manifestBytes === undefined ? {} : { election: toHex(tools.hash(manifestBytes)) }),
  };
}
