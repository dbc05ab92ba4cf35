import { defined } from '@teller/basics';
import type { Contest, Frozen, Manifest } from '@teller/election';

/** Lengths in bytes of what the formats are made of. */
export const hashLength = 32;
export const pointLength = 65;
export const scalarLength = 32;
export const p256SignatureLength = 64;
export const modulusLength = 384;
export const randomizerLength = 32;
/** What sealing adds to a paper: the encapsulated key and the AES-GCM tag. */
const sealedOverhead: number = pointLength + 16;

/** The contest with this number, which is its place in the manifest from 0; undefined where it isn't loaded. */
export function findContest({ manifest, contests }: Frozen, contest: number): Contest | undefined {
  const line = manifest.contests[contest];
  return line && contests.find(({ id }) => id === line.id);
}

/** The same where the caller knows that it is there. */
export function contestAt(frozen: Frozen, contest: number): Contest {
  return defined(findContest(frozen, contest), 'the contest is in the manifest and loaded');
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
