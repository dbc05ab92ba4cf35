import { fromBase64url, toBase64url, type Bytes } from '@teller/basics';
import { ballotKeyOf, type Contest, type FrozenElection } from '@teller/election';
import { checkTranscript, combineShares, isPrivateKeyOf, ownTools } from '@teller/protocol';
import { checkRelease, parseBallotKey, publicContests, recordPath } from '@teller/record';
import { notWhole, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** By trustee: their shares of all contests, in manifest order. */
type Released = ReadonlyMap<string, readonly Bytes[]>;

/** Check 7: the ceremony, what each trustee released, and each contest's key. */
export async function checkBallotKeys(evidence: Evidence): Promise<Conclusion> {
  const { frozen } = evidence;
  if (frozen === undefined) return notDone(notWhole);
  const faults = new Faults();
  const { ceremony, manifest } = frozen;
  const checked = checkTranscript(ceremony);
  if (!checked.ok) {
    const { reason, trustee, slot } = checked.error;
    const who = trustee === undefined ? '' : `, trustee ${trustee}`;
    faults.add(`key ceremony${who}${slot === undefined ? '' : `, slot ${slot}`}: ${reason}`);
  }
  const released = releasedShares(evidence, frozen, faults);
  if (evidence.log === undefined)
    faults.skip("There is no officers' log to compare the shares with.");
  const open = publicContests(manifest);
  for (const number of frozen.contests.keys())
    if (open[number] === true) await checkKey(evidence, frozen, number, released, faults);
  const { own, needed } = ownTools(ceremony);
  const trusted =
    own < needed
      ? ` Only ${counted(own, 'trustee', 'trustees')} used a tool of their own: whoever serves the others’ page could have the keys.`
      : '';
  return faults.conclude(
    `Each contest has a key of its own, of ${counted(manifest.trustees.length, 'trustee', 'trustees')} of whom ` +
      `${manifest.threshold} are needed; the shares released give the keys that the ballots were sealed to.${trusted}`,
  );
}

/** One contest’s keys/CONTEST.json. */
async function checkKey(
  evidence: Evidence,
  frozen: FrozenElection,
  number: number,
  released: Released,
  faults: Faults,
): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of the frozen contests
  const contest = frozen.contests[number] as Contest;
  const { id } = contest;
  const path = recordPath.ballotKey(id);
  const bytes = await take(evidence, path);
  const file = bytes && parseBallotKey(bytes);
  if (file === undefined) return faults.add(`${path} is missing`);
  if (!file.ok) return faults.add(`${path} is refused: ${file.error}`);
  if (file.value.election !== evidence.election || file.value.contest !== id)
    faults.add(`${path} is of another election or contest`);
  const shares = file.value.shares.map(({ trustee, share }) => {
    const there = released.get(trustee)?.[number];
    if (evidence.log !== undefined && (there === undefined || toBase64url(there) !== share))
      faults.add(`${id}, trustee ${trustee}: this share was not released in the officers' log`);
    return { trustee, share: decoded(share) };
  });
  const ballotKey = ballotKeyOf(frozen, contest);
  const combined = combineShares(ballotKey, shares);
  if (!combined.ok) {
    const { reason } = combined.error;
    const who = 'trustee' in combined.error ? ` (trustee ${combined.error.trustee})` : '';
    faults.add(`${id}: the shares do not give the ballot key: ${reason}${who}`);
  } else if (toBase64url(combined.value) !== file.value.privateKey)
    faults.add(`${id}: the key in ${path} is not the one that the shares give`);
  const privateKey = combined.ok ? combined.value : decoded(file.value.privateKey);
  const known = evidence.contests[number];
  if (!isPrivateKeyOf(privateKey, ballotKey))
    faults.add(`${id}: the key does not belong to the public key in the contest`);
  else if (known !== undefined) known.privateKey = privateKey;
}

function releasedShares(evidence: Evidence, frozen: FrozenElection, faults: Faults): Released {
  const { log = [], election = '' } = evidence;
  const released = new Map<string, readonly Bytes[]>();
  for (const [place, { action }] of log.entries()) {
    if (action.type !== 'release-shares') continue;
    const shares = checkRelease(frozen, election, log.slice(0, place), action);
    if (shares.ok) released.set(action.trustee, shares.value);
    else
      faults.add(
        `shares released by trustee ${action.trustee}, ${shares.error.contest ?? 'all contests'}: ${shares.error.reason}`,
      );
  }
  return released;
}

function decoded(text: string): Bytes {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : new Uint8Array();
}
