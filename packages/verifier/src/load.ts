import { concat, toHex, type Bytes, type RunningHash } from '@teller/basics';
import { checkFrozenElection, type FrozenElection, type Manifest } from '@teller/election';
import type { Hash, Primitives } from '@teller/protocol';
import {
  LineHash,
  parseCeremony,
  parseContest,
  parseIndex,
  parseManifest,
  recordPath,
  recordPaths,
  type FileLine,
} from '@teller/record';
import type { Evidence } from './evidence.ts';
import type { RecordFiles } from './record-files.ts';

/** Bounds against a record made to fill the disk or the day. The largest real file is about 1 GB. */
const largestFile = 4_000_000_000;
const largestRecord = 20_000_000_000;
/** What is kept, a file and all together. */
const keptFile = 8_000_000;
const keptRecord = 64_000_000;

/** What checking is done with, beside the record. */
export interface Tools {
  readonly primitives: Primitives;
  readonly hash: Hash;
  readonly startHash: () => RunningHash;
  readonly sought: Evidence['sought'];
  readonly onProgress: (done: number, total: number) => void;
}

/** Reads and hashes the files; keeps small ones. */
export async function load(source: RecordFiles, tools: Tools): Promise<Evidence> {
  const found = await source.list().catch(() => undefined);
  const kept = new Map<string, Bytes>();
  const lines = new Map<string, FileLine>();
  let room = largestRecord;
  let keep = keptRecord;
  const read = async (path: string): Promise<Bytes | undefined> => {
    if (lines.has(path)) return kept.get(path);
    const file = await hashed(source, path, Math.min(largestFile, room), tools).catch(
      () => undefined,
    );
    if (file === undefined) return undefined;
    room -= file.line.bytes;
    lines.set(path, file.line);
    if (file.bytes === undefined || file.bytes.length > keep) return undefined;
    keep -= file.bytes.length;
    kept.set(path, file.bytes);
    return file.bytes;
  };
  const indexBytes = await read(recordPath.index);
  const index = indexBytes && parseIndex(indexBytes);
  const manifestBytes = await read(recordPath.manifest);
  const parsed = manifestBytes && parseManifest(manifestBytes);
  const manifest = parsed?.ok === true ? parsed.value : undefined;
  for (const { id } of manifest?.contests ?? []) await read(recordPath.contest(id));
  await read(recordPath.ceremony);
  const frozen = manifest && frozenIn(manifest, kept);
  const parts = frozen ?? (manifest && { manifest, contests: [] });
  const expected = parts === undefined ? Object.values(recordPath) : recordPaths(parts);
  for (const path of expected) if (typeof path === 'string') await read(path);
  // Files that the index names beside the record's own are hashed, and no check reads them.
  if (index?.ok === true) for (const { path } of index.value.files) await read(path);
  return {
    source,
    kept,
    found: found ?? [...lines.keys()],
    listed: found !== undefined,
    lines,
    reached: new Set(),
    receipts: [],
    contests: manifest?.contests.map(() => ({})) ?? [],
    ...tools,
    ...(manifest === undefined ? {} : { manifest }),
    ...(frozen === undefined ? {} : { frozen }),
    ...(manifestBytes === undefined ? {} : { election: toHex(tools.hash(manifestBytes)) }),
  };
}

/** The manifest with its parts, if all of them are there and those that it names. */
function frozenIn(
  manifest: Manifest,
  files: ReadonlyMap<string, Bytes>,
): FrozenElection | undefined {
  const contests = manifest.contests.flatMap(({ id }) => {
    const bytes = files.get(recordPath.contest(id));
    const contest = bytes && parseContest(bytes);
    return contest?.ok === true ? [contest.value] : [];
  });
  const bytes = files.get(recordPath.ceremony);
  const ceremony = bytes && parseCeremony(bytes);
  if (ceremony?.ok !== true) return undefined;
  const checked = checkFrozenElection({ manifest, contests, ceremony: ceremony.value });
  return checked.ok ? checked.value : undefined;
}

/** A file's line, and its bytes if it is small; undefined when it is missing or too large. */
async function hashed(
  source: RecordFiles,
  path: string,
  limit: number,
  { startHash }: Tools,
): Promise<{ readonly line: FileLine; readonly bytes?: Bytes } | undefined> {
  const chunks = await source.open(path);
  if (chunks === 'missing') return undefined;
  const hash = new LineHash(startHash);
  const parts: Bytes[] = [];
  for await (const chunk of chunks) {
    hash.add(chunk);
    if (hash.bytes > limit) return undefined;
    if (hash.bytes <= keptFile) parts.push(chunk);
    else parts.length = 0;
  }
  const line = hash.line(path);
  return line.bytes > keptFile ? { line } : { line, bytes: concat(...parts) };
}
