import { fromBase64url, toBase64url, type Bytes } from '@teller/basics';
import {
  checkCeremony,
  checkShare,
  combineShares,
  contestAt,
  isPrivateKeyOf,
} from '@teller/protocol';
import { parseBallotKey, recordPath } from '@teller/record';
import { ballotKeyOf } from '@teller/election';
import { notWhole, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** Check 7: the ceremony's proofs, each share released, and the key they give. */
export async function checkBallotKey(evidence: Evidence): Promise<Conclusion> {
  const { frozen, election } = evidence;
  const bytes = await take(evidence, recordPath.ballotKey);
  if (frozen === undefined) return notDone(notWhole);
  const faults = new Faults();
  for (const contest of frozen.contests) {
    const ceremony = checkCeremony(ballotKeyOf(frozen, contest));
    if (ceremony.ok) continue;
    const { reason, trustee } = ceremony.error;
    const who = trustee === undefined ? '' : `, trustee ${trustee}`;
    faults.add(`key ceremony${who}, ${contest.id}: ${reason}`);
  }
  // The ceremony makes one key, so that every contest has the first one's.
  const ballotKey = ballotKeyOf(frozen, contestAt(frozen, 0));
  const released = releasedShares(evidence, faults);
  const file = bytes === undefined ? undefined : parseBallotKey(bytes);
  if (file === undefined || !file.ok) {
    faults.add(
      `ballot-key.json ${file === undefined ? 'is missing' : `is refused: ${file.error}`}`,
    );
    return faults.conclude('');
  }
  if (file.value.election !== election) faults.add('ballot-key.json is of another election');
  if (evidence.log === undefined)
    faults.skip("There is no officers' log to compare the shares with.");
  const shares = file.value.shares.map(({ trustee, share }) => {
    if (evidence.log !== undefined && released.get(trustee) !== share)
      faults.add(`trustee ${trustee}: this share was not released in the officers' log`);
    return { trustee, share: decoded(share) };
  });
  const combined = combineShares(ballotKey, shares);
  if (!combined.ok) {
    const { reason } = combined.error;
    const who = 'trustee' in combined.error ? ` (trustee ${combined.error.trustee})` : '';
    faults.add(`the shares do not give the ballot key: ${reason}${who}`);
  } else if (toBase64url(combined.value) !== file.value.privateKey)
    faults.add('the key in ballot-key.json is not the one that the shares give');
  const privateKey = combined.ok ? combined.value : decoded(file.value.privateKey);
  if (isPrivateKeyOf(privateKey, ballotKey)) evidence.privateKey = privateKey;
  else faults.add('the key does not belong to the public key in the contest');
  return faults.conclude(
    `${counted(shares.length, 'share', 'shares')} of ${counted(ballotKey.trustees.length, 'trustee', 'trustees')} ` +
      `(${ballotKey.threshold} needed) give the key that the ballots were sealed to.`,
  );
}

function releasedShares({ log, frozen }: Evidence, faults: Faults): ReadonlyMap<string, string> {
  const released = new Map<string, string>();
  for (const { action } of log ?? []) {
    if (action.type !== 'release-share' || frozen === undefined) continue;
    const { trustee, share } = action;
    const checked = checkShare(ballotKeyOf(frozen, contestAt(frozen, 0)), trustee, decoded(share));
    if (checked.ok) released.set(trustee, share);
    else faults.add(`share released by trustee ${trustee}: ${checked.error}`);
  }
  return released;
}

function decoded(text: string): Bytes {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : new Uint8Array();
}
