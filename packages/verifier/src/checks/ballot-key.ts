import { fromBase64url, toBase64url, type Bytes } from '@teller/basics';
import { checkCeremony, checkShare, combineShares, isPrivateKeyOf } from '@teller/protocol';
import { parseBallotKey, recordPath } from '@teller/record';
import { noManifest, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** Check 7: the ceremony's proofs, each share released, and the key they give. */
export async function checkBallotKey(evidence: Evidence): Promise<Conclusion> {
  const { manifest, election } = evidence;
  const bytes = await take(evidence, recordPath.ballotKey);
  if (manifest === undefined) return notDone(noManifest);
  const { ballotKey } = manifest;
  const faults = new Faults();
  const ceremony = checkCeremony(ballotKey);
  if (!ceremony.ok) {
    const { reason, trustee } = ceremony.error;
    faults.add(`key ceremony${trustee === undefined ? '' : `, trustee ${trustee}`}: ${reason}`);
  }
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
  else faults.add('the key does not belong to the public key in the manifest');
  return faults.conclude(
    `${counted(shares.length, 'share', 'shares')} of ${counted(ballotKey.trustees.length, 'trustee', 'trustees')} ` +
      `(${ballotKey.threshold} needed) give the key that the ballots were sealed to.`,
  );
}

function releasedShares({ log, manifest }: Evidence, faults: Faults): ReadonlyMap<string, string> {
  const released = new Map<string, string>();
  for (const { action } of log ?? []) {
    if (action.type !== 'release-share' || manifest === undefined) continue;
    const { trustee, share } = action;
    const checked = checkShare(manifest.ballotKey, trustee, decoded(share));
    if (checked.ok) released.set(trustee, share);
    else faults.add(`share released by trustee ${trustee}: ${checked.error}`);
  }
  return released;
}

function decoded(text: string): Bytes {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : new Uint8Array();
}
