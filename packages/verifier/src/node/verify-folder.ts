import { nodePrimitives, nodeSha256, startNodeSha256 } from '@teller/protocol/node';
import { availableParallelism } from 'node:os';
import { massChecksHere } from '../mass-checks.ts';
import type { Report } from '../report.ts';
import { verify, type VerifyOptions } from '../verify.ts';
import type { RecordFiles } from '../record-files.ts';
import { recordAtAddress } from './address.ts';
import { recordFolder } from './folder.ts';
import { massChecksOnThreads } from './threads.ts';

export interface VerifyFolderOptions extends Pick<
  VerifyOptions,
  'election' | 'receipts' | 'onProgress'
> {
  /** How many worker threads at most; by default one a core. */
  readonly threads?: number;
}

/** Below this, about 3,000 ballots, a record is checked sooner than threads have started. */
const smallRecord = 2_000_000;

/** Checks the record in a folder, on worker threads where it is worth it. */
export function verifyFolder(folder: string, options: VerifyFolderOptions = {}): Promise<Report> {
  return verifyFiles(recordFolder(folder), options);
}

/** The same for a record at a web address. Rejects when the server can't be reached. */
export async function verifyAddress(
  address: string,
  options: VerifyFolderOptions = {},
): Promise<Report> {
  const files = recordAtAddress(address);
  await files.list();
  return verifyFiles(files, options);
}

function verifyFiles(files: RecordFiles, options: VerifyFolderOptions): Promise<Report> {
  const { threads = availableParallelism(), ...rest } = options;
  return verify(files, {
    ...rest,
    primitives: nodePrimitives,
    hash: nodeSha256,
    startHash: startNodeSha256,
    massChecks: (frozen, election, bytes) =>
      bytes < smallRecord || threads < 1
        ? massChecksHere(frozen, election, nodePrimitives)
        : massChecksOnThreads(frozen, election, threads),
  });
}
