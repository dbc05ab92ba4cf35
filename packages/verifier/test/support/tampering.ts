import { assert, defined, fromHex, toHex, type Bytes } from '@teller/basics';
import { entryHash, proposedIn, type Approval } from '@teller/election';
import type { Entered, LogEntry } from '@teller/election';
import { nodePrimitives, nodeSha256, startNodeSha256 } from '@teller/protocol/node';
import {
  buildIndex,
  buildOfficersLog,
  closeHash,
  contentsHash,
  fileLine,
  nextEntry,
  recordPath,
} from '@teller/record';
import type { SampleElection } from '@teller/rehearsal/sample';
import { recordInMemory, verify, type CheckNumber, type Report } from '../../src/index.ts';

export type Files = Map<string, Bytes>;

export async function check(files: ReadonlyMap<string, Bytes>, election?: string): Promise<Report> {
  const report = await verify(recordInMemory(files), {
    primitives: nodePrimitives,
    hash: nodeSha256,
    startHash: startNodeSha256,
    ...(election === undefined ? {} : { election }),
  });
  // Whatever the bytes are, no check may end in an exception.
  for (const { detail } of report.findings) assert(!detail.startsWith('The check stopped'), detail);
  return report;
}

/** Numbers of the checks that failed. */
export function failed({ findings }: Report): readonly CheckNumber[] {
  return findings.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check);
}

export function items({ findings }: Report, check: CheckNumber): string {
  return defined(
    findings.find((finding) => finding.check === check),
    'a finding for each check',
  ).items.join('\n');
}

/** What someone who can write to the place of publication does after a change: a new index. */
export function reindexed(files: ReadonlyMap<string, Bytes>, election: string): Files {
  const changed = new Map(files);
  const lines = [...changed].map(([path, bytes]) => fileLine({ path, bytes }));
  changed.set(recordPath.index, buildIndex(election, lines));
  return changed;
}

/** The same with a new log whose chain holds: entries are numbered and linked again, and what names its close
 * names the new one. */
export function relogged(
  files: ReadonlyMap<string, Bytes>,
  election: string,
  entries: readonly LogEntry[],
  { closedAnew = true }: { readonly closedAnew?: boolean } = {},
): Files {
  const log: LogEntry[] = [];
  let changed = new Map(files);
  for (const { action, approvals, ...rest } of entries) {
    const fits = action.type === 'seal' && action.register === registerHash(files);
    const own = fits ? { ...action, register: registerHash(changed) } : action;
    log.push(nextEntry(log, election, { ...said(rest), action: own }, approvals));
    if (action.type === 'close' && closedAnew)
      changed = reclosed(changed, defined(closeHash(log), 'a close'));
  }
  changed.set(recordPath.officersLog, buildOfficersLog(log));
  return reindexed(changed, election);
}

/** What an entry says beside its action. */
function said({
  at,
  contests,
  expires,
}: Pick<LogEntry, 'at' | 'contests' | 'expires'>): Omit<Entered, 'action'> {
  return { at, contests, ...(expires !== undefined && { expires }) };
}

function registerHash(files: ReadonlyMap<string, Bytes>): string {
  return toHex(nodeSha256(files.get(recordPath.register) ?? new Uint8Array()));
}

/** Files of fixed width as if they had been made for another close: its hash is in their heads. */
function reclosed(files: ReadonlyMap<string, Bytes>, close: string): Files {
  const hash = fromHex(close);
  assert(hash.ok, 'a hash');
  return new Map(
    [...files].map(([path, bytes]) => {
      if (!path.endsWith('.bin') || bytes.length < 80) return [path, bytes];
      const changed = bytes.slice();
      changed.set(hash.value, 40);
      return [path, changed];
    }),
  );
}

/**
 * What the two officers in league with whoever holds the files can do: change anything, approve the
 * publication of it, and write a new index.
 */
export function republished(sample: SampleElection, files: ReadonlyMap<string, Bytes>): Files {
  const lines = [...files].map(([path, bytes]) => fileLine({ path, bytes }));
  const log: LogEntry[] = [];
  let contents = '';
  for (const { approvals, ...entered } of sample.log) {
    let { action } = entered;
    if (action.type === 'counted') {
      contents = contentsHash(lines, entryHash(defined(log.at(-1), 'an entry before')));
      action = { ...action, contents };
    }
    if (action.type === 'publish') action = { ...action, contents };
    const entry = nextEntry(log, sample.election, { ...said(entered), action }, []);
    log.push({ ...entry, approvals: signed(sample, log, entry, approvals) });
  }
  return relogged(files, sample.election, log, { closedAnew: false });
}

/** The entry's approvals by the same officers, for the place that it has now. */
function signed(
  { election, officers }: SampleElection,
  log: readonly LogEntry[],
  entry: LogEntry,
  approvals: readonly Approval[],
): readonly Approval[] {
  const proposed = proposedIn(log, election, entry);
  if (proposed === undefined) return approvals;
  return approvals.map(({ officer: id }) =>
    defined(
      officers.find(({ officer }) => officer.id === id),
      'an officer of the sample',
    ).approve(election, proposed),
  );
}

export function flipped(bytes: Bytes, at: number, bit = 0): Bytes {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
}
