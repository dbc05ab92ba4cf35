import { readReceiptCode, receiptCode } from '@teller/protocol';
import { parseReceiptFile } from '@teller/record';
import type { LoadedElection } from '../api/contests.ts';
import { boxSigned, findBallotIn, type Found, type Sought } from './find-ballot.ts';
import { fetchBytes, fetchLog } from './record-files.ts';

/** One receipt as a voter brings it. */
export interface Brought extends Sought {
  /** Where the voter knows it, as from the file: the contest's id. */
  readonly contest?: string;
  readonly signature?: string;
}

export interface LookedUp {
  readonly brought: Brought;
  readonly found: Found;
  /** For a ballot that is missing: the box signed for it all the same. */
  readonly signed: boolean;
}

export { readReceiptCode };

/** The receipts in a downloaded file; undefined when it is none of this election. */
export function readReceiptFile(text: string, election: string): readonly Brought[] | undefined {
  const file = parseReceiptFile(text);
  if (!file.ok || file.value.election !== election) return undefined;
  return file.value.receipts.map(({ hash, contest, signature }) => ({
    code: receiptCode(hash),
    hash,
    contest,
    signature,
  }));
}

/** Fetches the ballot lists that may hold a receipt and looks through them, here. */
export async function lookUp(election: LoadedElection, brought: Brought): Promise<LookedUp> {
  const { id, manifest } = election;
  const log = await fetchLog(id);
  let unreadable: Found | undefined;
  for (const [number, contest] of manifest.contests.entries()) {
    if (brought.contest !== undefined && brought.contest !== contest.id) continue;
    const file = await fetchBytes(id, `ballots/${contest.id}.bin`);
    const unread = { outcome: 'unreadable', contest: contest.id } as const;
    const found: Found =
      file.ok && log.ok
        ? await findBallotIn([file.value], election, id, number, log.value, brought).catch(
            () => unread,
          )
        : unread;
    if (found.outcome === 'found') return { brought, found, signed: true };
    if (found.outcome === 'unreadable') unreadable = found;
  }
  const { hash, signature } = brought;
  return {
    brought,
    found: unreadable ?? { outcome: 'missing' },
    signed:
      hash !== undefined &&
      signature !== undefined &&
      (await boxSigned(manifest, id, { hash, signature })),
  };
}
