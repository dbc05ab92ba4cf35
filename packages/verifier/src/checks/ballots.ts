import { compareBytes, equalBytes, toHex, type Bytes } from '@teller/basics';
import type { Contest, Manifest } from '@teller/election';
import {
  ballotHash,
  contestAt,
  MerkleStack,
  receiptCode,
  sealedHashIn,
  tokenIn,
} from '@teller/protocol';
import {
  apart,
  fileFaultSentences,
  publicContests,
  readBallots,
  readSealed,
  recordPath,
  type Closing,
  type FileReader,
} from '@teller/record';
import { noClose, notWhole, open, reach, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import { inOrder, type MassChecks } from '../mass-checks.ts';
import type { Conclusion, ReceiptFinding } from '../report.ts';

const atOnce = 200;

/**
 * Check 5: the lists are the sealed ones, sorted and without doubles, every signature holds, and what is
 * sealed is what the list names.
 */
export async function checkBallots(evidence: Evidence): Promise<Conclusion> {
  const { frozen, closing, mass } = evidence;
  if (frozen === undefined || mass === undefined) return notDone(notWhole);
  const { manifest, contests } = frozen;
  reach(
    evidence,
    contests.flatMap(({ id }) => [recordPath.ballots(id), recordPath.sealed(id)]),
  );
  if (closing === undefined) return notDone(noClose);
  const faults = new Faults();
  const total = totalOf(evidence, manifest);
  let done = 0;
  for (const [number, contest] of contests.entries()) {
    const list = await openList(evidence, closing, number, faults);
    if (list === undefined) continue;
    await checkList(evidence, { list, contest, number, mass, faults }, (ballots) =>
      evidence.onProgress((done += ballots), total),
    );
    checkNumber(evidence, number, contest, faults);
    if (publicContests(manifest)[number] === true)
      await checkSealed(evidence, closing, number, faults);
  }
  checkSeal(evidence, manifest, faults);
  return faults.conclude(
    `${counted(done, 'ballot', 'ballots')}, each with a token signed by ${counted(manifest.issuers.length, 'issuer', 'issuers')} ` +
      'and signed by that token; sorted, none twice, under the sealed roots, never more than tokens taken.',
  );
}

/** About how many ballots there are, for progress. */
function totalOf({ seal }: Evidence, manifest: Manifest): number {
  return (
    seal?.contests.slice(0, manifest.contests.length).reduce((n, { ballots }) => n + ballots, 0) ??
    0
  );
}

async function openList(
  evidence: Evidence,
  closing: Closing,
  number: number,
  faults: Faults,
): Promise<FileReader | undefined> {
  const path = recordPath.ballots(contestAt(closing, number).id);
  const file = await open(evidence, path);
  if (file === undefined) {
    faults.add(`${path} is missing, or too large`);
    return undefined;
  }
  const list = await readBallots(file.chunks, closing, number, file.bytes);
  if (list.ok) return list.value;
  faults.add(`${path} is refused: ${fileFaultSentences[list.error]}`);
  return undefined;
}

/** One pass: order, root, receipts that are looked for, and every signature. */
async function checkList(
  evidence: Evidence,
  at: {
    readonly list: FileReader;
    readonly contest: Contest;
    readonly number: number;
    readonly mass: MassChecks;
    readonly faults: Faults;
  },
  onDone: (ballots: number) => void,
): Promise<void> {
  const { list, contest, number, mass, faults } = at;
  const tree = new MerkleStack(evidence.hash);
  let place = 0;
  let last: Bytes | undefined;
  const checked = inOrder(parts(list), mass.lanes, async (listed) => mass.check(number, listed));
  for await (const [listed, wrong] of checked) {
    for (const [n, ballot] of [...apart(listed, list.width)].entries()) {
      const order = last === undefined ? -1 : compareBytes(last, tokenIn(ballot));
      const name = (): string => ballotName(contest, place, ballot);
      if (order === 0) faults.add(`${name()}: the same token a second time`);
      else if (order > 0) faults.add(`${name()}: not sorted by token`);
      const fault = wrong[n] ?? null;
      if (fault !== null) faults.add(`${name()}: ${fault}`);
      tree.add(ballot);
      last = tokenIn(ballot);
      place++;
      findReceipt(evidence, ballot, { contest: contest.id, place, ballots: list.count });
    }
    onDone(wrong.length);
  }
  evidence.contests[number] = { ballots: list.count, root: toHex(tree.root()) };
}

async function* parts(list: FileReader): AsyncGenerator<Bytes> {
  for (let done = 0; done < list.count; done += atOnce) yield await list.take(atOnce);
}

function findReceipt({ sought }: Evidence, ballot: Bytes, found: ReceiptFinding['found']): void {
  if (sought.size === 0) return;
  const hash = ballotHash(ballot);
  for (const name of [hash, receiptCode(hash)]) if (sought.has(name)) sought.set(name, found);
}

/** What is sealed has, ballot by ballot, the hash that the list names. */
async function checkSealed(
  evidence: Evidence,
  closing: Closing,
  number: number,
  faults: Faults,
): Promise<void> {
  const contest = contestAt(closing, number);
  const path = recordPath.sealed(contest.id);
  const file = await open(evidence, path);
  const sealed = file && (await readSealed(file.chunks, closing, number, file.bytes));
  if (file === undefined || sealed === undefined) {
    faults.add(`${path} is missing, or too large`);
    return;
  }
  if (!sealed.ok) {
    faults.add(`${path} is refused: ${fileFaultSentences[sealed.error]}`);
    return;
  }
  const list = await openList(evidence, closing, number, faults);
  if (list === undefined) return;
  if (sealed.value.count !== list.count) {
    faults.add(`${path} has ${sealed.value.count} sealed ballots, the list has ${list.count}`);
    return;
  }
  let place = 0;
  for (let done = 0; done < list.count; done += atOnce) {
    const seals = apart(await sealed.value.take(atOnce), sealed.value.width);
    for (const ballot of apart(await list.take(atOnce), list.width)) {
      const { value: own } = seals.next();
      if (own === undefined || !equalBytes(evidence.hash(own), sealedHashIn(ballot)))
        faults.add(
          `${ballotName(contest, place, ballot)}: what is sealed is not what the list names`,
        );
      place++;
    }
  }
  const known = evidence.contests[number];
  if (known !== undefined) known.sealed = true;
}

function checkSeal({ seal, contests }: Evidence, manifest: Manifest, faults: Faults): void {
  if (seal === undefined) {
    faults.skip("The officers' log has no seal to compare the lists with.");
    return;
  }
  const sealed = seal.contests.map(({ contest }) => contest).join();
  if (sealed !== manifest.contests.map(({ id }) => id).join())
    faults.add('the seal does not name exactly the contests of the manifest');
  for (const [number, { ballots, root }] of contests.entries()) {
    const id = manifest.contests[number]?.id ?? '';
    const line = seal.contests.find(({ contest }) => contest === id);
    if (ballots === undefined || line === undefined) continue;
    if (line.ballots !== ballots)
      faults.add(`${id}: ${line.ballots} ballots were sealed, the list has ${ballots}`);
    if (line.root !== root) faults.add(`${id}: the list is not the sealed one, its root differs`);
  }
}

function checkNumber(
  { register, contests }: Evidence,
  number: number,
  { id }: Contest,
  faults: Faults,
): void {
  if (register === undefined) {
    faults.skip('There is no register to compare the number of ballots with.');
    return;
  }
  const issued = register.issued.least(number);
  const ballots = contests[number]?.ballots ?? 0;
  if (ballots > issued) faults.add(`${id}: ${ballots} ballots, but ${issued} tokens were taken`);
}

/** How a ballot is named in a finding: its contest, its place from 0 and the start of its hash. */
export function ballotName(contest: Contest, place: number, listed: Bytes): string {
  return `${contest.id}, ballot ${place} (${ballotHash(listed).slice(0, 16)})`;
}
