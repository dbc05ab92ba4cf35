import { sha256, startSha256, type RunningHash } from '@teller/basics';
import type { Frozen } from '@teller/election';
import type { Hash, Primitives } from '@teller/protocol';
import { recordPath } from '@teller/record';
import { checkBallotKeys } from './checks/ballot-key.ts';
import { checkBallots } from './checks/ballots.ts';
import { checkCount } from './checks/count.ts';
import { checkFiles } from './checks/files.ts';
import { checkManifestFile } from './checks/manifest.ts';
import { checkOfficersLog } from './checks/officers-log.ts';
import { checkPapers } from './checks/papers.ts';
import { checkReached } from './checks/reached.ts';
import { checkReceipts, soughtIn, type OfferedReceipt } from './checks/receipts.ts';
import { checkRegister } from './checks/register.ts';
import type { Evidence } from './evidence.ts';
import { firstVersion } from './first-version.ts';
import { load } from './load.ts';
import { massChecksHere, type MassChecks } from './mass-checks.ts';
import type { RecordFiles } from './record-files.ts';
import { finding, type CheckNumber, type Conclusion, type Finding, type Report } from './report.ts';
import { notARecord, summarise } from './summary.ts';

/** How far the checking has come. Within a check, `done` of `total` ballots. */
export interface Progress {
  readonly check: CheckNumber;
  readonly done: number;
  readonly total: number;
}

export interface VerifyOptions {
  readonly primitives: Primitives;
  /** Another SHA-256, where there is a faster one. */
  readonly hash?: Hash;
  readonly startHash?: () => RunningHash;
  /** The election id that the reader knows from elsewhere, hex. Without it no record is said to hold. */
  readonly election?: string;
  /** Receipts that a voter wants found. */
  readonly receipts?: readonly OfferedReceipt[];
  readonly onProgress?: (progress: Progress) => void;
  /** Who does what has to be done for every ballot; by default it is done here. */
  readonly massChecks?: (frozen: Frozen, election: string, bytes: number) => MassChecks;
}

/**
 * Checks a record as the protocol's specification lists it, in ten numbered checks. Whatever the files
 * hold, the answer is a report: a check that cannot be made says why.
 */
export async function verify(files: RecordFiles, options: VerifyOptions): Promise<Report> {
  const { primitives, hash = sha256, startHash = startSha256, onProgress } = options;
  let check: CheckNumber = 1;
  const evidence = await load(files, {
    primitives,
    hash,
    startHash,
    sought: soughtIn(options.receipts ?? []),
    onProgress: (done, total) => onProgress?.({ check, done, total }),
  });
  const { found, frozen, election } = evidence;
  if (!found.includes(recordPath.index) && !found.includes(recordPath.manifest)) return notARecord;
  const old = firstVersion(evidence);
  if (old !== undefined) return old;
  if (frozen !== undefined && election !== undefined) {
    const size = [...evidence.lines.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    evidence.mass =
      options.massChecks?.(frozen, election, size) ?? massChecksHere(frozen, election, primitives);
  }
  const findings: Finding[] = [];
  try {
    for (const [number, run] of checks(evidence, options, findings)) {
      check = number;
      onProgress?.({ check, done: 0, total: 0 });
      findings.push(finding(number, await guarded(run)));
    }
  } finally {
    await evidence.mass?.close();
  }
  return summarise(evidence, findings, options.election);
}

function checks(
  evidence: Evidence,
  { election, receipts = [] }: VerifyOptions,
  before: readonly Finding[],
): readonly (readonly [CheckNumber, () => Conclusion | Promise<Conclusion>])[] {
  return [
    [1, () => checkFiles(evidence)],
    [2, () => checkManifestFile(evidence, election)],
    [3, () => checkOfficersLog(evidence)],
    [4, () => checkRegister(evidence)],
    [5, () => checkBallots(evidence)],
    [6, () => checkReceipts(evidence, receipts)],
    [7, () => checkBallotKeys(evidence)],
    [8, () => checkPapers(evidence)],
    [9, () => checkCount(evidence)],
    [10, () => checkReached(evidence, before)],
  ];
}

/** A check that stops, for want of memory or by a fault of ours, has not passed. */
async function guarded(run: () => Conclusion | Promise<Conclusion>): Promise<Conclusion> {
  try {
    return await run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: 'fail', detail: `The check stopped: ${message}`, items: [] };
  }
}
