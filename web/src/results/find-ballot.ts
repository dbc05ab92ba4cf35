import { fromBase64url, toHex } from '@teller/basics';
import type { Frozen, LogEntry, Manifest } from '@teller/election';
import { ballotHash, MerkleStack, receiptCode, receiptSigned } from '@teller/protocol';
import { apart, closeHash, readBallots, type Chunks } from '@teller/record';

/** Where a receipt's ballot is, as found out in this browser. */
export type Found =
  | {
      readonly outcome: 'found';
      readonly contest: string;
      /** From 1. */
      readonly place: number;
      readonly ballots: number;
      /** The list's Merkle root, worked out from its ballots, is the one the officers' log seals. */
      readonly rootHolds: boolean;
    }
  | { readonly outcome: 'unreadable'; readonly contest: string }
  | { readonly outcome: 'missing' };

/** What to look for: a code, and the whole hash where the voter has the file. */
export interface Sought {
  readonly code: string;
  readonly hash?: string;
}

/**
 * Looks for a receipt in one contest's published ballot list, going through it once.
 *
 * @param file `ballots/CONTEST.bin`
 * @param contest the contest's place in the manifest
 */
export async function findBallotIn(
  file: Chunks,
  frozen: Frozen,
  election: string,
  contest: number,
  log: readonly LogEntry[],
  sought: Sought,
): Promise<Found> {
  const id = frozen.manifest.contests[contest]?.id ?? '';
  const close = closeHash(log);
  if (close === undefined) return { outcome: 'unreadable', contest: id };
  const list = await readBallots(file, { ...frozen, election, close }, contest);
  if (!list.ok) return { outcome: 'unreadable', contest: id };
  const { count, width } = list.value;
  const tree = new MerkleStack();
  let place: number | undefined;
  for await (const some of list.value.entries)
    for (const ballot of apart(some, width)) {
      tree.add(ballot);
      const hash = ballotHash(ballot);
      if (sought.hash === undefined ? receiptCode(hash) === sought.code : hash === sought.hash)
        place ??= tree.size;
    }
  if (place === undefined) return { outcome: 'missing' };
  const rootHolds = toHex(tree.root()) === sealedRoot(log, id);
  return { outcome: 'found', contest: id, place, ballots: count, rootHolds };
}

/** Whether the ballot box signed for this hash: then its ballot must be in the list. */
export async function boxSigned(
  manifest: Manifest,
  election: string,
  receipt: { readonly hash: string; readonly signature: string },
): Promise<boolean> {
  const point = fromBase64url(manifest.receiptKey);
  const signature = fromBase64url(receipt.signature);
  if (!point.ok || !signature.ok || !/^[0-9a-f]{64}$/.test(receipt.hash)) return false;
  const p256 = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    const key = await crypto.subtle.importKey('raw', point.value, p256, false, ['verify']);
    const signed = receiptSigned(election, receipt.hash);
    return await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      signature.value,
      signed,
    );
  } catch {
    return false;
  }
}

function sealedRoot(log: readonly LogEntry[], contest: string): string | undefined {
  for (const { action } of log)
    if (action.type === 'seal') return action.contests.find((one) => one.contest === contest)?.root;
  return undefined;
}
