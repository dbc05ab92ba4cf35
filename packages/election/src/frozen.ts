import { err, ok, type Result } from '@teller/basics';
import { ceremonyHash, type BallotKey, type Ceremony } from './ceremony.ts';
import { contestHash } from './contest-hash.ts';
import type { Contest } from './contest.ts';
import { extendsTheEnd, type Manifest } from './manifest.ts';
import type { Provisions } from './provisions.ts';

/**
 * The frozen ballot in its parts: the manifest, and those of its contests that this reader has loaded. Whoever checks or
 * counts has all of them, in the manifest's order; a member's page has the member's own.
 */
export interface Frozen {
  readonly manifest: Manifest;
  readonly contests: readonly Contest[];
}

/** All parts of it. */
export interface FrozenElection extends Frozen {
  readonly ceremony: Ceremony;
}

/** Why the parts of a frozen ballot don't fit each other; `contest`: which one, if it is one. */
export interface FrozenFault {
  readonly reason:
    | 'contest-is-not-the-one-named'
    | 'contest-missing'
    | 'not-one-issuing-key-an-issuer'
    | 'issuing-keys-alike'
    | 'slots-alike'
    | 'extension-before-the-end'
    | 'ceremony-is-not-the-one-named'
    | 'ceremony-does-not-match-trustees';
  readonly contest?: string;
}

/** Checks that every contest is there and the one that the manifest names, and that they go together. */
export function checkContests(frozen: Frozen): Result<Frozen, FrozenFault> {
  const { manifest, contests } = frozen;
  const moduli = new Set<string>();
  const slots = new Set<number>();
  for (const [place, { id, sha256 }] of manifest.contests.entries()) {
    const contest = contests[place];
    const fault = (reason: FrozenFault['reason']): Result<never, FrozenFault> =>
      err({ reason, contest: id });
    if (contest === undefined) return fault('contest-missing');
    if (contest.id !== id || contestHash(contest) !== sha256)
      return fault('contest-is-not-the-one-named');
    if (contest.moduli.length !== manifest.issuers.length)
      return fault('not-one-issuing-key-an-issuer');
    // With one key for two contests a right to vote in the one gives a token for the other; with one
    // for two issuers the second signs nothing.
    for (const modulus of contest.moduli) {
      if (moduli.has(modulus)) return fault('issuing-keys-alike');
      moduli.add(modulus);
    }
    if (slots.has(contest.slot)) return fault('slots-alike');
    slots.add(contest.slot);
    if (!extendsTheEnd(manifest, contest.provisions)) return fault('extension-before-the-end');
  }
  return ok(frozen);
}

/** The same for all parts. */
export function checkFrozenElection(frozen: FrozenElection): Result<FrozenElection, FrozenFault> {
  const { manifest, ceremony } = frozen;
  const contests = checkContests(frozen);
  if (!contests.ok) return contests;
  if (ceremonyHash(ceremony) !== manifest.ceremony)
    return err({ reason: 'ceremony-is-not-the-one-named' });
  const said = ceremony.messages.map(({ trustee }) => trustee).join();
  if (
    said !== manifest.trustees.map(({ id }) => id).join() ||
    ceremony.messages.some(({ commitments }) => commitments.length !== manifest.threshold)
  )
    return err({ reason: 'ceremony-does-not-match-trustees' });
  return ok(frozen);
}

/** A contest's ballot key, with what shares of it are checked against. */
export function ballotKeyOf(
  { manifest, ceremony }: Pick<FrozenElection, 'manifest' | 'ceremony'>,
  contest: Contest,
): BallotKey {
  const { threshold, trustees } = manifest;
  return { publicKey: contest.ballotKey, threshold, trustees, ceremony: ceremony.messages };
}

/** What is fixed for a contest: its own provisions, and the common ones where it has none. */
export function provisionsOf(manifest: Manifest, contest: Contest): Provisions {
  return { ...manifest.provisions, ...contest.provisions };
}
