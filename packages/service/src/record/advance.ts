import { assert, canonicalJson, defined, fromBase64url, type Bytes } from '@teller/basics';
import { entryHash, type LogEntry } from '@teller/election';
import { combineShares } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import {
  buildContents,
  buildPublication,
  contentsHash,
  fileLine,
  parseBallotList,
  recordPath,
  recordPaths,
  sealStep,
  type FileLine,
} from '@teller/record';
import { forEachElection } from '../jobs/each-election.ts';
import {
  appendAction,
  copyState,
  readLog,
  type LogDeps,
  type Logged,
} from '../officers-log/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Elections, Seal } from '../ports/elections.ts';
import type { RecordFiles } from '../ports/record-files.ts';

/** What the record job works with. */
export interface AdvanceDeps extends LogDeps {
  readonly elections: Elections;
  readonly files: RecordFiles;
  readonly clock: Clock;
  /** Told now and then how many of an election's ballots have been opened. */
  readonly onProgress?: (election: string, done: number, total: number) => void;
}

/**
 * The record's job: does what is due between the officers' acts. Run again at any moment, also twice
 * at the same time, it completes what is missing and changes nothing else: every file is derived from
 * what is fixed already, and every step is appended once.
 */
export async function advanceRecords(deps: AdvanceDeps): Promise<void> {
  await forEachElection(deps.elections, async (id) => {
    const logged = await readLog(deps, id);
    if (logged === undefined) return;
    // The office appends and then copies the phase; a crash in between is made good here.
    await copyState(deps, logged);
    const { phase, sealed, countAsked } = logged.standing;
    if (phase === 'closed' && !sealed) await seal(deps, logged);
    if (phase === 'opened' && countAsked) await count(deps, logged);
    if (phase === 'published') await publish(deps, logged);
  });
}

/** Fixes lists and register in the officers' log, once the box's and the roll's jobs have made them. */
async function seal(deps: AdvanceDeps, { election, manifest }: Logged): Promise<void> {
  const register = await working(deps, election, recordPath.register);
  const lists = await ballotLists(deps, election, manifest);
  if (register === undefined || lists === undefined) return;
  const step = sealOf(manifest, election, lists, register);
  const appended = await appendAction(deps, election, step, []);
  // An election may have been declared void in the meantime.
  assert(appended.ok || appended.error === 'not-in-this-phase', 'a closed election is sealed once');
}

function sealOf(
  manifest: Logged['manifest'],
  election: string,
  lists: readonly Bytes[],
  register: Bytes,
): Seal {
  const parsed = lists.map((bytes, contest) => {
    const list = parseBallotList(bytes, manifest, election, contest);
    if (!list.ok) throw new Error(`a ballot list of ${election} is refused: ${list.error}`);
    return list.value;
  });
  return sealStep(manifest, parsed, register);
}

/** Rebuilds the ballot key, opens and counts, writes the contents, and logs their hash. */
async function count(deps: AdvanceDeps, { election, manifest, log }: Logged): Promise<void> {
  const shares = sharesBeforeCount(log);
  const privateKey = combineShares(
    manifest.ballotKey,
    shares.map(({ trustee, share }) => ({ trustee, share: shareBytes(share) })),
  );
  assert(privateKey.ok, 'every share was checked before it was logged');
  const lists = defined(await ballotLists(deps, election, manifest), 'a sealed election has lists');
  const register = defined(await working(deps, election, recordPath.register), 'and its register');
  // Once the hash of something else were in the log, it could not be taken out again.
  const sealed = log.map(({ action }) => action).find(({ type }) => type === 'seal');
  if (canonicalJson(sealOf(manifest, election, lists, register)) !== canonicalJson(sealed ?? {}))
    throw new Error(`the lists or the register of ${election} are no longer the sealed ones`);
  const built = await buildContents({
    manifest,
    lists,
    register,
    privateKey: privateKey.value,
    shares,
    primitives: nodePrimitives,
    onProgress: (done, total) => deps.onProgress?.(election, done, total),
  });
  assert(built.ok, 'the lists are well formed and the rules known');
  const lines: FileLine[] = [];
  for (const file of built.value) {
    const name = { area: 'working', election, path: file.path } as const;
    const created = await deps.files.create(name, file.bytes);
    // What an earlier run wrote stays, even if this program is a newer version.
    const stored = created === 'created' ? file.bytes : await deps.files.read(name);
    lines.push(fileLine({ path: file.path, bytes: defined(stored, 'the file is there') }));
  }
  // The commit point: all contents are durable before their hash is in the log.
  const appended = await appendAction(
    deps,
    election,
    (now) => ({ type: 'counted', contents: contentsHash(lines, headOf(now)) }),
    [],
  );
  assert(appended.ok || appended.error === 'not-in-this-phase', 'a count is logged once');
}

/** Writes what is left and copies all files to the public area, the index last. */
async function publish(deps: AdvanceDeps, logged: Logged): Promise<void> {
  const { election, manifest, log } = logged;
  const index = { area: 'public', election, path: recordPath.index } as const;
  if ((await deps.files.read(index, { from: 0, length: 1 })) !== undefined) return;
  const last: readonly string[] = [recordPath.officersLog, recordPath.index];
  const contents = recordPaths(manifest).filter((path) => !last.includes(path));
  const lines: FileLine[] = [];
  for (const path of contents) {
    const bytes = await working(deps, election, path);
    lines.push(fileLine({ path, bytes: defined(bytes, 'a counted election has its contents') }));
  }
  const counted = defined(
    log.find(({ action }) => action.type === 'counted'),
    'it was counted',
  );
  const contentsNow = contentsHash(lines, counted.previous);
  assert(contentsNow === logged.standing.contents, 'the contents are those approved');
  for (const { path, bytes } of buildPublication(election, lines, log))
    await deps.files.create({ area: 'working', election, path }, bytes);
  for (const path of [...contents, ...last]) await deps.files.publish(election, path);
}

/** Hash of the log's last entry. */
function headOf(log: readonly LogEntry[]): string {
  return entryHash(defined(log.at(-1), 'an election that is counted has a log'));
}

/** A share may still come in while the count runs: those of the record are the ones it was made with. */
function sharesBeforeCount(
  log: readonly LogEntry[],
): readonly { readonly trustee: string; readonly share: string }[] {
  const counting = log.findIndex(({ action }) => action.type === 'count');
  return log
    .slice(0, counting)
    .flatMap(({ action }) =>
      action.type === 'release-share' ? [{ trustee: action.trustee, share: action.share }] : [],
    );
}

function shareBytes(share: string): Bytes {
  const bytes = fromBase64url(share);
  assert(bytes.ok, 'every share was checked before it was logged');
  return bytes.value;
}

async function ballotLists(
  deps: AdvanceDeps,
  election: string,
  manifest: Logged['manifest'],
): Promise<readonly Bytes[] | undefined> {
  const lists: Bytes[] = [];
  for (const { id } of manifest.contests) {
    const bytes = await working(deps, election, recordPath.ballots(id));
    if (bytes === undefined) return undefined;
    lists.push(bytes);
  }
  return lists;
}

async function working(
  deps: AdvanceDeps,
  election: string,
  path: string,
): Promise<Bytes | undefined> {
  return deps.files.read({ area: 'working', election, path });
}
