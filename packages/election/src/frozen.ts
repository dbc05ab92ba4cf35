import { canonicalJson, defined, err, ok, type Result } from '@teller/basics';
import { ceremonyHash, slotKey, type BallotKey, type Ceremony } from './ceremony.ts';
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
    | 'ceremony-does-not-match-trustees'
    | 'ceremony-of-another-kind'
    | 'ballot-key-is-not-the-slots';
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
  const { plan, keys } = ceremony;
  const own = plan.trustees.map(({ id, name }) => ({ id, name }));
  if (
    canonicalJson(own) !== canonicalJson(manifest.trustees) ||
    plan.threshold !== manifest.threshold
  )
    return err({ reason: 'ceremony-does-not-match-trustees' });
  // Releasing for a rehearsal with an election's keys would open the election.
  if (plan.kind !== manifest.kind) return err({ reason: 'ceremony-of-another-kind' });
  for (const { id, slot, ballotKey } of frozen.contests)
    if (keys[slot] !== ballotKey)
      return err({ reason: 'ballot-key-is-not-the-slots', contest: id });
  return ok(frozen);
}

/** A contest's ballot key, with what shares of it are checked against. */
export function ballotKeyOf(
  { ceremony }: Pick<FrozenElection, 'ceremony'>,
  { slot }: Pick<Contest, 'slot'>,
): BallotKey {
  return defined(slotKey(ceremony, slot), 'a frozen contest has a slot of its ceremony');
}

/** What is fixed for a contest: its own provisions, and the common ones where it has none. */
export function provisionsOf(manifest: Manifest, contest: Contest): Provisions {
  return { ...manifest.provisions, ...contest.provisions };
}
