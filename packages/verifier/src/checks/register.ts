import { compareBytes, toHex, type Bytes } from '@teller/basics';
import { rollLeaf, type Manifest } from '@teller/election';
import { MerkleStack } from '@teller/protocol';
import {
  apart,
  channels,
  fileFaultSentences,
  IssuedTotals,
  readRegister,
  recordPath,
  type RegisterLayout,
  type RegisterReader,
} from '@teller/record';
import { noClose, notWhole, open, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** Check 4: the register is the frozen roll, and nobody took a token for a contest not theirs. */
export async function checkRegister(evidence: Evidence): Promise<Conclusion> {
  const { frozen, closing, seal } = evidence;
  const path = recordPath.register;
  const file = await open(evidence, path);
  if (frozen === undefined) return notDone(notWhole);
  const { manifest } = frozen;
  const faults = new Faults();
  if (file === undefined) faults.add(`${path} is missing`);
  if (file === undefined || closing === undefined) {
    if (closing === undefined) faults.skip(noClose);
    return faults.conclude('');
  }
  const register = await readRegister(file.chunks, closing, file.bytes);
  if (!register.ok) {
    faults.add(`${path} is refused: ${refusal(register.error)}`);
    return faults.conclude('');
  }
  const read = await readEntries(register.value, manifest, evidence, faults);
  evidence.register = { entries: register.value.count, issued: read.issued };
  if (seal === undefined)
    faults.skip("The officers' log has no seal to compare the register with.");
  else if (seal.register !== evidence.lines.get(path)?.sha256)
    faults.add("the register is not the one sealed in the officers' log");
  const tokens = manifest.contests.reduce((sum, _, n) => sum + read.issued.least(n), 0);
  const unlike =
    read.unlike === 0
      ? ''
      : ` The issuers differ about ${counted(read.unlike, 'entry', 'entries')}: somebody who asked one issuer and not another.`;
  return faults.conclude(
    `${counted(register.value.count, 'roll entry', 'roll entries')}, ${counted(tokens, 'voting token', 'voting tokens')} taken, ` +
      `never more than one an entry and contest.${unlike}`,
  );
}

function refusal(
  error: keyof typeof fileFaultSentences | 'more-supplementary-than-entries',
): string {
  return error === 'more-supplementary-than-entries'
    ? 'it has fewer entries than supplementary ones'
    : fileFaultSentences[error];
}

async function readEntries(
  register: RegisterReader,
  manifest: Manifest,
  { hash }: Evidence,
  faults: Faults,
): Promise<{ readonly issued: IssuedTotals; readonly unlike: number }> {
  const { contests, roll } = manifest;
  const { layout, width, count, supplementary } = register;
  const issued = new IssuedTotals(manifest);
  const tree = new MerkleStack(hash);
  const ofRoll = count - supplementary;
  let unlike = 0;
  let place = 0;
  let last: Bytes | undefined;
  for await (const some of register.entries)
    for (const entry of apart(some, width)) {
      const member = layout.member(entry);
      if (place === ofRoll) last = undefined;
      if (last !== undefined && compareBytes(last, member) >= 0)
        faults.add(`entry ${toHex(member)}: not sorted by member hash, or there twice`);
      last = member;
      if (place++ < ofRoll) tree.add(rollLeaf(toHex(member), layout.entitled(entry)));
      judge(entry, layout, place > ofRoll, contests.length, faults);
      if (differ(entry, layout)) unlike++;
      issued.add(entry);
    }
  if (ofRoll !== roll.entries)
    faults.add(`the roll had ${roll.entries} entries, the register has ${ofRoll}`);
  if (toHex(tree.root()) !== roll.root)
    faults.add('the entries are not those of the roll: the Merkle root differs from the manifest');
  if (supplementary > 0)
    faults.add(
      `${counted(supplementary, 'entry was', 'entries were')} added to the roll after it was frozen, and nothing in the officers' log allows it`,
    );
  return { issued, unlike };
}

function judge(
  entry: Bytes,
  layout: RegisterLayout,
  supplementary: boolean,
  contests: number,
  faults: Faults,
): void {
  const name = `entry ${toHex(layout.member(entry))}`;
  const channel = channels[layout.channel(entry)];
  if (channel === undefined || (channel === 'supplementary') !== supplementary)
    faults.add(`${name}: its channel is none that such an entry can have`);
  const entitled = layout.entitled(entry);
  if (contests % 8 > 0 && ((entitled.at(-1) ?? 0) & (0xff >> (contests % 8))) !== 0)
    faults.add(`${name}: its contests are not contests of this election`);
  for (let issuer = 0; issuer < layout.issuers; issuer++) {
    const issued = layout.issued(entry, issuer);
    if (issued.some((byte, i) => (byte & ~(entitled[i] ?? 0)) !== 0))
      faults.add(`${name}: a token for a contest that the member may not vote in`);
  }
}

function differ(entry: Bytes, layout: RegisterLayout): boolean {
  const first = layout.issued(entry, 0);
  for (let issuer = 1; issuer < layout.issuers; issuer++)
    if (compareBytes(first, layout.issued(entry, issuer)) !== 0) return true;
  return false;
}
