import { toHex } from '@teller/basics';
import { rollCommitment } from '@teller/protocol';
import { parseRegister, recordPath, tokensIssued, type RegisterEntry } from '@teller/record';
import { noManifest, take, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** Check 4: the register is the frozen roll, and nobody took a token for a contest not theirs. */
export function checkRegister(evidence: Evidence): Conclusion {
  const { manifest, election, seal } = evidence;
  const bytes = take(evidence, recordPath.register);
  if (manifest === undefined) return notDone(noManifest);
  const faults = new Faults();
  const register = bytes === undefined ? undefined : parseRegister(bytes);
  if (bytes === undefined || register === undefined || !register.ok) {
    faults.add(
      `register.json ${register?.ok === false ? `is refused: ${register.error}` : 'is missing'}`,
    );
    return faults.conclude('');
  }
  const { entries } = register.value;
  evidence.register = register.value;
  if (register.value.election !== election) faults.add('the register is of another election');
  if (entries.length !== manifest.roll.entries)
    faults.add(`the roll had ${manifest.roll.entries} entries, the register has ${entries.length}`);
  if (rollCommitment(entries).root !== manifest.roll.root)
    faults.add('the entries are not those of the roll: the Merkle root differs from the manifest');
  const contests = new Set(manifest.contests.map(({ id }) => id));
  for (const entry of entries) judge(entry, contests, manifest.issuers.length, faults);
  if (seal === undefined)
    faults.skip("The officers' log has no seal to compare the register with.");
  else if (seal.register !== toHex(evidence.hash(bytes)))
    faults.add("the register is not the one sealed in the officers' log");
  const tokens = manifest.contests.reduce((sum, { id }) => sum + tokensIssued(entries, id), 0);
  const halves = entries.filter(({ issued }) => new Set(issued.map(String)).size > 1).length;
  const unlike =
    halves === 0
      ? ''
      : ` The issuers differ about ${counted(halves, 'entry', 'entries')}: somebody who asked one issuer and not another.`;
  return faults.conclude(
    `${counted(entries.length, 'roll entry', 'roll entries')}, ${counted(tokens, 'voting token', 'voting tokens')} taken, ` +
      `never more than one an entry and contest.${unlike}`,
  );
}

function judge(
  entry: RegisterEntry,
  contests: ReadonlySet<string>,
  issuers: number,
  faults: Faults,
): void {
  const { member, issued } = entry;
  const own = new Set(entry.contests);
  if (own.size !== entry.contests.length || entry.contests.some((id) => !contests.has(id)))
    faults.add(`entry ${member}: its contests are not contests of this election`);
  if (issued.length !== issuers)
    faults.add(`entry ${member}: ${issued.length} columns of tokens, but ${issuers} issuers`);
  for (const column of issued)
    if (new Set(column).size !== column.length || column.some((id) => !own.has(id)))
      faults.add(`entry ${member}: a token for a contest that the member may not vote in, or two`);
}
