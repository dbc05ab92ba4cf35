import { assert, canonicalJson, defined, type Bytes } from '@teller/basics';
import { ballotKeyOf, entryHash, furthestBehind } from '@teller/election';
import type { Frozen, LogEntry } from '@teller/election';
import { combineShares, contestAt } from '@teller/protocol';
import { nodePrimitives, nodeSha256, startNodeSha256 } from '@teller/protocol/node';
import {
  ballotListRoot,
  buildPublication,
  closeHash,
  contentsHash,
  checkRelease,
  contestFiles,
  electionFiles,
  parseIndex,
  readBallots,
  recordPath,
  recordPaths,
  sealStep,
  streamedLine,
  type Closing,
  type FileLine,
  type Opening,
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
import type { FileName, RecordFiles } from '../ports/record-files.ts';
import { isMade } from '../working-area/closing.ts';
import { openFile } from '../working-area/open-file.ts';

/** What the record job works with. */
export interface AdvanceDeps extends LogDeps {
  readonly elections: Elections;
  readonly files: RecordFiles;
  readonly clock: Clock;
  /** Elections whose public record this process has found whole: each is read once. Begins empty. */
  readonly whole: Set<string>;
  /** Told now and then how many of an election's ballots have been opened. */
  readonly onProgress?: (election: string, done: number, total: number) => void;
}

/**
 * The record's job: does what is due between the officers' acts. Run again at any moment, also twice
 * at the same time, it completes what is missing and changes nothing else: every file is derived from
 * what is fixed already, and every step is appended once.
 */
export async function advanceRecords(deps: AdvanceDeps): Promise<void> {
  await forEachElection(deps, 'advance', async (id) => {
    const logged = await readLog(deps, id);
    if (logged === undefined) return;
    // The office appends and then copies the phase; a crash in between is made good here.
    await copyState(deps, logged);
    const { phase, sealed, countAsked } = furthestBehind(logged.standing);
    if (phase === 'closed' && !sealed) await seal(deps, logged);
    if (phase === 'opened' && countAsked) await count(deps, logged);
    if (phase === 'published') await publish(deps, logged);
  });
}

/** Fixes lists and register in the officers' log, once the box's and the roll's jobs have made them. */
async function seal(deps: AdvanceDeps, logged: Logged): Promise<void> {
  const { election } = logged;
  const action = await sealOf(deps, logged);
  if (action === undefined) return;
  const appended = await appendAction(deps, election, { action, contests: 'all' });
  // An election may have been declared void in the meantime.
  assert(appended.ok || appended.error === 'not-in-this-phase', 'a closed election is sealed once');
}

/** The seal that belongs to the working files; undefined as long as one is missing. */
async function sealOf(deps: AdvanceDeps, logged: Logged): Promise<Seal | undefined> {
  const { manifest } = logged;
  const closing = closingOf(logged);
  const { election, close } = closing;
  const name = { area: 'working', election, path: recordPath.register } as const;
  if (!(await isMade(deps.files, { id: election, close }, name))) return undefined;
  const register = defined(await lineOf(deps, name), 'it is made');
  const lists: { readonly ballots: number; readonly root: string }[] = [];
  for (const [contest, { id }] of manifest.contests.entries()) {
    const path = recordPath.ballots(id);
    const chunks = await working(deps, election, path);
    if (chunks === undefined) return undefined;
    const list = await readBallots(chunks, closing, contest);
    if (!list.ok) throw new Error(`${path} of ${election} is refused: ${list.error}`);
    const root = await ballotListRoot(list.value, nodeSha256);
    lists.push({ ballots: list.value.count, root });
  }
  return sealStep(manifest, lists, register.sha256);
}

/** Rebuilds the ballot keys, opens and counts, writes the contents, and logs their hash. */
async function count(deps: AdvanceDeps, logged: Logged): Promise<void> {
  const { election, manifest, contests, ceremony } = logged;
  // Once the hash of something else were in the log, it could not be taken out again.
  const sealed = logged.log.map(({ action }) => action).find((action) => action.type === 'seal');
  const now = defined(await sealOf(deps, logged), 'a sealed election has lists and register');
  if (canonicalJson(now) !== canonicalJson(sealed ?? {}))
    throw new Error(`the lists or the register of ${election} are no longer the sealed ones`);
  const frozen = { manifest, contests, ceremony };
  for (const { path, bytes } of electionFiles(frozen))
    await deps.files.create({ area: 'working', election, path }, bytes);
  const ballots = now.contests.reduce((sum, contest) => sum + contest.ballots, 0);
  let before = 0;
  for (const [contest, line] of now.contests.entries()) {
    await countContest(
      deps,
      logged,
      contest,
      { root: line.root, ...keyOf(logged, contest) },
      (done) => deps.onProgress?.(election, before + done, ballots),
    );
    before += line.ballots;
  }
  const lines = await contentsLines(deps, logged);
  // The commit point: all contents are durable before their hash is in the log.
  const appended = await appendAction(deps, election, (then) => ({
    action: { type: 'counted', contents: contentsHash(lines, headOf(then)) },
    contests: 'all',
  }));
  assert(appended.ok || appended.error === 'not-in-this-phase', 'a count is logged once');
}

/** Writes the files of one contest, unless an earlier run has: its count is the last of them. */
async function countContest(
  deps: AdvanceDeps,
  logged: Logged,
  contest: number,
  opening: Opening,
  onProgress: (done: number) => void,
): Promise<void> {
  const { election } = logged;
  const { id } = contestAt(logged, contest);
  const last = { area: 'working', election, path: recordPath.count(id) } as const;
  if ((await deps.files.read(last, { from: 0, length: 1 })) !== undefined) return;
  const ballots = {
    list: defined(await working(deps, election, recordPath.ballots(id)), 'a list'),
    sealed: defined(await working(deps, election, recordPath.sealed(id)), 'and what it seals'),
  };
  const files = await contestFiles(
    closingOf(logged),
    contest,
    ballots,
    opening,
    nodePrimitives,
    onProgress,
  );
  assert(files.ok, 'the lists are well formed and the rules known');
  // What an earlier run wrote stays, even if this program is a newer version.
  for (const { path, bytes } of files.value)
    await deps.files.create({ area: 'working', election, path }, bytes);
}

/** The lines of all files of the record but officers' log and index. */
async function contentsLines(deps: AdvanceDeps, logged: Logged): Promise<readonly FileLine[]> {
  const { election } = logged;
  const lines: FileLine[] = [];
  for (const path of contentsPaths(logged)) {
    const line = await lineOf(deps, { area: 'working', election, path });
    lines.push(defined(line, 'a counted election has its contents'));
  }
  return lines;
}

function contentsPaths(frozen: Frozen): readonly string[] {
  return recordPaths(frozen).filter((path) => !writtenLast.includes(path));
}

const writtenLast: readonly string[] = [recordPath.officersLog, recordPath.index];

/**
 * Writes what is left and copies all files to the public area, the index last. Once that is done, the
 * same again mends whatever was lost of the public copies.
 */
async function publish(deps: AdvanceDeps, logged: Logged): Promise<void> {
  const { election, log } = logged;
  if (deps.whole.has(election)) return;
  if (await isWhole(deps, election)) {
    deps.whole.add(election);
    return;
  }
  const lines = await contentsLines(deps, logged);
  const counted = defined(
    log.find(({ action }) => action.type === 'counted'),
    'it was counted',
  );
  const contentsNow = contentsHash(lines, counted.previous);
  assert(
    contentsNow === furthestBehind(logged.standing).contents,
    'the contents are those approved',
  );
  for (const { path, bytes } of buildPublication(election, lines, log))
    await deps.files.create({ area: 'working', election, path }, bytes);
  for (const path of [...contentsPaths(logged), ...writtenLast])
    await deps.files.publish(election, path);
}

/** Whether the public index is there, and every file that it names, byte for byte. */
async function isWhole(deps: AdvanceDeps, election: string): Promise<boolean> {
  const area = 'public';
  const bytes = await deps.files.read({ area, election, path: recordPath.index });
  const index = bytes && parseIndex(bytes);
  if (!index?.ok || index.value.election !== election) return false;
  for (const line of index.value.files) {
    const found = await lineOf(deps, { area, election, path: line.path });
    if (found?.bytes !== line.bytes || found.sha256 !== line.sha256) return false;
  }
  return true;
}

/** Hash of the log's last entry. */
function headOf(log: readonly LogEntry[]): string {
  return entryHash(defined(log.at(-1), 'an election that is counted has a log'));
}

/** A contest's ballot key, rebuilt. Shares may still come in while the count runs: those of the record are the ones before. */
function keyOf(logged: Logged, contest: number): Pick<Opening, 'privateKey' | 'shares'> {
  const { log, election } = logged;
  const counting = log.findIndex(({ action }) => action.type === 'count');
  const shares = log.slice(0, counting).flatMap(({ action }, place) => {
    if (action.type !== 'release-shares') return [];
    const released = checkRelease(logged, election, log.slice(0, place), action);
    assert(released.ok, 'every share was checked before it was logged');
    const share = defined(released.value[contest], 'a share of every contest');
    return [{ trustee: action.trustee, share }];
  });
  const privateKey = combineShares(ballotKeyOf(logged, contestAt(logged, contest)), shares);
  assert(privateKey.ok, 'an opened election has enough shares');
  return { privateKey: privateKey.value, shares };
}

async function working(
  deps: AdvanceDeps,
  election: string,
  path: string,
): Promise<AsyncIterable<Bytes> | undefined> {
  return openFile(deps.files, { area: 'working', election, path });
}

async function lineOf(deps: AdvanceDeps, name: FileName): Promise<FileLine | undefined> {
  const chunks = await openFile(deps.files, name);
  return chunks && streamedLine(name.path, chunks, startNodeSha256);
}

function closingOf({ election, manifest, contests, log }: Logged): Closing {
  return { election, manifest, contests, close: defined(closeHash(log), 'voting has ended') };
}
