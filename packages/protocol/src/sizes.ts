import { defined } from '@teller/basics';
import type { Contest, Manifest } from '@teller/election';

/** Lengths in bytes of what the formats are made of. */
export const hashLength = 32;
export const pointLength = 65;
export const scalarLength = 32;
export const p256SignatureLength = 64;
export const modulusLength = 384;
export const randomizerLength = 32;
/** What sealing adds to a paper: the encapsulated key and the AES-GCM tag. */
const sealedOverhead: number = pointLength + 16;

/** The contest at this place in the manifest, counted from 0. */
export function contestAt(manifest: Manifest, contest: number): Contest {
  return defined(manifest.contests[contest], 'the contest is in the manifest');
}

/** A contest's place in the manifest, which is its number in every format; undefined if it is not there. */
export function contestNumber(manifest: Manifest, contestId: string): number | undefined {
  const place = manifest.contests.findIndex(({ id }) => id === contestId);
  return place < 0 ? undefined : place;
}

/** Bytes of every paper of a contest: a version byte and one byte a candidate. */
export function paperLength(contest: Contest): number {
  return 1 + contest.candidates.length;
}

/** Bytes of every sealed ballot of a contest. */
export function sealedLength(contest: Contest): number {
  return sealedOverhead + paperLength(contest);
}
