import { compareBytes, defined, type Bytes } from '@teller/basics';
import { hasContest, type Manifest } from '@teller/election';
import {
  apart,
  encodeRegisterEntry,
  IssuedTotals,
  readColumn,
  recordPath,
  RegisterLayout,
  rollMember,
  writeRegister,
  type RollMember,
} from '@teller/record';
import { closingOf, isMade } from '../working-area/closing.ts';
import { readIssued } from '../working-area/columns.ts';
import { forEachElection } from '../jobs/each-election.ts';
import type { Election } from '../ports/elections.ts';
import type { FileName } from '../ports/record-files.ts';
import { SortedRows } from '../working-area/sorted-rows.ts';
import { readTurnoutFile, writeTurnoutFile, type TurnoutFile } from '../working-area/turnout.ts';
import type { RegisterDeps } from './deps.ts';

const memberLength = 32;

/**
 * The roll side's job: puts the turnout together while an election is open; once it is closed or void and
 * every issuer has closed its column, destroys the entitlement key and writes the register into the
 * working area. Run again at any moment, also twice at the same time, it completes what is missing and
 * changes nothing else.
 */
export async function writeRegisters(deps: RegisterDeps): Promise<void> {
  await forEachElection(deps, 'register', async (id) => {
    const election = await deps.elections.get(id);
    if (election === undefined) return;
    const name = { area: 'working', election: id, path: recordPath.register } as const;
    const closed = await isMade(deps.files, election, name);
    if (election.phase === 'open') await writeTurnout(deps, election);
    // A void election has no record; writing its register all the same says that its keys are gone.
    if ((election.phase === 'closed' || election.phase === 'void') && !closed)
      await closeRegister(deps, election, name);
  });
}

async function closeRegister(
  deps: RegisterDeps,
  election: Election,
  name: FileName,
): Promise<void> {
  const { id, manifest } = election;
  // Before the register is there, so that a run that stops here is repeated.
  await deps.entitlementKeys.destroy(id);
  // The roll is frozen, and a column that is there has every token in it: nothing needs to be waited for.
  if (!(await haveColumns(deps, election))) return;
  const roll = await sortedRoll(deps, election);
  const eligible = manifest.contests.map(() => 0);
  const issued = new IssuedTotals(manifest);
  const layout = new RegisterLayout(manifest);
  let strangers = 0;
  for await (const entry of withColumns(deps, election, roll, (tokens) => (strangers += tokens))) {
    issued.add(entry);
    for (let n = 0; n < eligible.length; n++)
      if (hasContest(layout.entitled(entry), n)) eligible[n] = (eligible[n] ?? 0) + 1;
  }
  if (strangers > 0) deps.leftOut(id, strangers);
  const contests = manifest.contests.map(({ id: contest }, n) => ({
    contest,
    eligible: eligible[n] ?? 0,
    issued: issued.least(n),
  }));
  await writeTurnoutFile(deps.files, id, contests);
  // The commit point: of several runs the first one's register stays.
  const entries = withColumns(deps, election, roll, () => undefined);
  const head = { supplementary: 0, corrections: 0 };
  await deps.files.create(name, writeRegister(closingOf(election), head, roll.count, entries));
}

/** The roll as entries of a register in which nobody took a token. */
async function sortedRoll(deps: RegisterDeps, { id, manifest }: Election): Promise<SortedRows> {
  const issued = manifest.issuers.map(() => []);
  const encode = (entry: RollMember): Bytes =>
    encodeRegisterEntry(manifest, { ...entry, channel: 'own-mail', issued });
  const { length } = encode({ member: '0'.repeat(64), contests: [] });
  const roll = new SortedRows(length, memberLength);
  for await (const entry of deps.entries.all(id)) roll.add(encode(rollMember(entry)));
  return roll;
}

async function haveColumns(deps: RegisterDeps, { id, manifest }: Election): Promise<boolean> {
  for (const issuer of manifest.issuers)
    if ((await deps.columns.of(id, issuer)) === undefined) return false;
  return true;
}

/**
 * The roll with all columns, which are in its order. What an issuer says of somebody who may not vote there
 * is left out and reported: readers of the record would refuse the whole register for it. If a ballot came
 * of it, there are more ballots than tokens, which they see.
 */
async function* withColumns(
  deps: RegisterDeps,
  election: Election,
  roll: SortedRows,
  leftOut: (tokens: number) => void,
): AsyncGenerator<Bytes> {
  const layout = new RegisterLayout(election.manifest);
  const columns = await Promise.all(
    election.manifest.issuers.map(async (_, place) => openColumn(deps, election, place)),
  );
  for (const own of roll) {
    const entry = own.slice();
    const entitled = layout.entitled(entry);
    for (const [place, column] of columns.entries()) {
      const said = await column.upTo(layout.member(entry), leftOut);
      const issued = layout.issued(entry, place);
      for (let i = 0; i < issued.length; i++) {
        const byte = said?.[i] ?? 0;
        issued[i] = byte & (entitled[i] as number);
        leftOut(bitsIn(byte & ~(entitled[i] as number)));
      }
    }
    yield entry;
  }
  for (const column of columns) await column.upTo(undefined, leftOut);
}

/** An issuer's column, read beside the roll. */
async function openColumn(
  deps: RegisterDeps,
  election: Election,
  place: number,
): Promise<{
  /** What the column says of this member; leaves out those before them. Without a member: all the rest. */
  upTo(member: Bytes | undefined, leftOut: (tokens: number) => void): Promise<Bytes | undefined>;
}> {
  const { id, manifest } = election;
  const issuer = defined(manifest.issuers[place], 'an issuer of the manifest');
  const chunks = defined(await deps.columns.of(id, issuer), 'a column once given never changes');
  const column = await readColumn(chunks, closingOf(election), place);
  if (!column.ok) throw new Error(`issuer ${issuer.id} has no column of ${id}: ${column.error}`);
  const { width, entries } = column.value;
  const source = each(entries, width);
  let next = await source.next();
  let last: Bytes | undefined;
  return {
    async upTo(member, leftOut) {
      while (next.done !== true) {
        const said = next.value;
        const order =
          member === undefined ? -1 : compareBytes(said.subarray(0, memberLength), member);
        if (order > 0) return undefined;
        if (last !== undefined && compareBytes(last, said.subarray(0, memberLength)) >= 0)
          throw new Error(`issuer ${issuer.id} has no column of ${id}: it is not sorted`);
        last = said.slice(0, memberLength);
        const tokens = said.slice(memberLength);
        next = await source.next();
        if (order === 0) return tokens;
        for (const byte of tokens) leftOut(bitsIn(byte));
      }
      return undefined;
    },
  };
}

async function* each(entries: AsyncIterable<Bytes>, width: number): AsyncGenerator<Bytes> {
  for await (const some of entries) yield* apart(some, width);
}

function bitsIn(byte: number): number {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

/** What the issuers have counted so far, the least of them: a token needs every one. */
async function writeTurnout(deps: RegisterDeps, { id, manifest }: Election): Promise<void> {
  const last = await readTurnoutFile(deps.files, id);
  const counted = await Promise.all(
    manifest.issuers.map(async (issuer) => readIssued(deps.files, id, issuer.id)),
  );
  // An issuer elsewhere counts for itself alone.
  const counts = counted.filter((count) => count !== undefined);
  const eligible = last ?? (await countEligible(deps, id, manifest));
  const contests = eligible.map(({ contest, eligible: entitled }) => {
    const issued = counts.map(
      (count) => count.contests.find((one) => one.contest === contest)?.issued ?? 0,
    );
    return {
      contest,
      eligible: entitled,
      issued: issued.length === 0 ? 0 : Math.min(...issued),
    };
  });
  if (last === undefined || last.some(({ issued }, n) => issued !== contests[n]?.issued))
    await writeTurnoutFile(deps.files, id, contests);
}

/** Counted once: the roll is frozen. */
async function countEligible(
  deps: RegisterDeps,
  id: string,
  { contests }: Manifest,
): Promise<TurnoutFile['contests']> {
  const counts = new Map(contests.map((contest) => [contest.id, 0]));
  for await (const entry of deps.entries.all(id))
    for (const contest of entry.contests)
      counts.set(
        contest,
        defined(counts.get(contest), 'the roll names contests of the manifest') + 1,
      );
  return [...counts].map(([contest, eligible]) => ({ contest, eligible, issued: 0 }));
}
