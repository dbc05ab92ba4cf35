import { canonicalBytes, err, fromBase64url, ok, toHex, type Bytes } from '@teller/basics';
import type { Result } from '@teller/basics';
import { ballotKeyOf, type Checkpoint, type FrozenElection } from '@teller/election';
import type { LogEntry, ReleaseShares } from '@teller/election';
import { checkShare, isReleased, merkleRoot } from '@teller/protocol';

/** How far a log goes: its number of entries, and the root of the tree (RFC 9162) over their canonical JSON. */
export function checkpointOf(log: readonly LogEntry[]): Checkpoint {
  return { size: log.length, root: toHex(merkleRoot(log.map((entry) => canonicalBytes(entry)))) };
}

/** Why a trustee's shares are refused; `contest`: for which one. */
export interface ReleaseFault {
  readonly reason:
    | 'not-every-contest'
    | 'another-root'
    | 'another-log'
    | 'signature-does-not-hold'
    | 'share-does-not-match';
  readonly contest?: string;
}

/**
 * Checks a trustee's shares: one of every contest, signed over the list that is sealed and a log that has the
 * seal in it, and each fits the key ceremony.
 *
 * @param log as it was before the act
 * @returns the shares, by contest in manifest order
 */
export function checkRelease(
  frozen: FrozenElection,
  election: string,
  log: readonly LogEntry[],
  { trustee, checkpoint, releases }: ReleaseShares,
): Result<readonly Bytes[], ReleaseFault> {
  const { contests, ceremony } = frozen;
  if (releases.map(({ contest }) => contest).join() !== contests.map(({ id }) => id).join())
    return err({ reason: 'not-every-contest' });
  const seen = log.slice(0, checkpoint.size);
  const seal = seen.map(({ action }) => action).find((action) => action.type === 'seal');
  if (
    seal === undefined ||
    seen.length !== checkpoint.size ||
    checkpointOf(seen).root !== checkpoint.root
  )
    return err({ reason: 'another-log' });
  const shares: Bytes[] = [];
  for (const [place, { contest, root, released, signature }] of releases.entries()) {
    if (seal.contests[place]?.contest !== contest || seal.contests[place].root !== root)
      return err({ reason: 'another-root', contest });
    const release = { election, contest, trustee, root, checkpoint, released };
    if (!isReleased(ceremony, release, signature))
      return err({ reason: 'signature-does-not-hold', contest });
    const share = 'share' in released ? fromBase64url(released.share) : undefined;
    const about = contests[place];
    if (
      share?.ok !== true ||
      about === undefined ||
      !checkShare(ballotKeyOf(frozen, about), trustee, share.value).ok
    )
      return err({ reason: 'share-does-not-match', contest });
    shares.push(share.value);
  }
  return ok(shares);
}
