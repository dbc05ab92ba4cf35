import { defined } from '@teller/basics';
import type { Manifest } from '@teller/election';
import {
  buildRegister,
  parseColumn,
  recordPath,
  rollMember,
  tokensIssued,
  type RegisterEntry,
} from '@teller/record';
import { readIssued } from '../working-area/columns.ts';
import { forEachElection } from '../jobs/each-election.ts';
import type { Election } from '../ports/elections.ts';
import { readTurnoutFile, writeTurnoutFile, type TurnoutFile } from '../working-area/turnout.ts';
import type { RegisterDeps } from './deps.ts';

/** For each issuer in manifest order: the contests it issued a token for, by member hash. */
type IssuedBy = readonly ReadonlyMap<string, readonly string[]>[];

/**
 * The roll side's job: puts the turnout together while an election is open; once it is closed or void and
 * every issuer has closed its column, destroys the entitlement key and writes the register into the
 * working area. Run again at any moment, also twice at the same time, it completes what is missing and
 * changes nothing else.
 */
export async function writeRegisters(deps: RegisterDeps): Promise<void> {
  await forEachElection(deps.elections, async (id) => {
    const election = await deps.elections.get(id);
    if (election?.phase === 'open') await writeTurnout(deps, election);
    // A void election has no record; writing its register all the same says that its keys are gone.
    if (election?.phase === 'closed' || election?.phase === 'void')
      await closeRegister(deps, election);
  });
}

async function closeRegister(deps: RegisterDeps, { id, manifest }: Election): Promise<void> {
  const name = { area: 'working', election: id, path: recordPath.register } as const;
  if ((await deps.files.read(name, { from: 0, length: 1 })) !== undefined) return;
  // Before the register is there, so that a run that stops here is repeated.
  await deps.entitlementKeys.destroy(id);
  // The roll is frozen, and a column that is there has every token in it: nothing needs to be waited for.
  const issued = await columns(deps, id, manifest);
  if (issued === undefined) return;
  const entries = await registerEntries(deps, id, issued);
  const contests = manifest.contests.map(({ id: contest }) => ({
    contest,
    eligible: entries.filter((entry) => entry.contests.includes(contest)).length,
    issued: tokensIssued(entries, contest),
  }));
  await writeTurnoutFile(deps.files, id, contests);
  // The commit point: of several runs the first one's register stays.
  await deps.files.create(name, buildRegister(id, entries));
}

/** All issuers' columns; undefined as long as one is missing. */
async function columns(
  deps: RegisterDeps,
  id: string,
  { issuers }: Manifest,
): Promise<IssuedBy | undefined> {
  const issued: ReadonlyMap<string, readonly string[]>[] = [];
  for (const issuer of issuers) {
    const bytes = await deps.columns.of(id, issuer);
    if (bytes === undefined) return undefined;
    const column = parseColumn(bytes);
    if (!column.ok || column.value.election !== id || column.value.issuer !== issuer.id)
      throw new Error(
        `issuer ${issuer.id} has no column of ${id}: ${column.ok ? 'another one' : column.error}`,
      );
    issued.push(new Map(column.value.entries.map(({ member, contests }) => [member, contests])));
  }
  return issued;
}

/**
 * The roll with all columns. What an issuer says of somebody who may not vote there is left out and
 * reported: readers of the record would refuse the whole register for it. If a ballot came of it, there
 * are more ballots than tokens, which they see.
 */
async function registerEntries(
  deps: RegisterDeps,
  id: string,
  issued: IssuedBy,
): Promise<RegisterEntry[]> {
  const said = issued.reduce((sum, column) => sum + total(column.values()), 0);
  const entries: RegisterEntry[] = [];
  for await (const entry of deps.entries.all(id)) {
    const { member, contests } = rollMember(entry);
    const taken = issued.map((column) =>
      (column.get(member) ?? []).filter((contest) => contests.includes(contest)),
    );
    entries.push({ member, contests, issued: taken });
  }
  const kept = entries.reduce((sum, entry) => sum + total(entry.issued), 0);
  if (kept < said) deps.leftOut(id, said - kept);
  return entries;
}

function total(lists: Iterable<readonly string[]>): number {
  let sum = 0;
  for (const { length } of lists) sum += length;
  return sum;
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
