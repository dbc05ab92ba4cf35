import { defined } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { buildRegister, recordPath, rollMember, type RegisterEntry } from '@teller/record';
import { drain } from '../drain.ts';
import { forEachElection } from '../each-election.ts';
import type { Election } from '../ports/elections.ts';
import { readTurnoutFile, writeTurnoutFile } from '../turnout.ts';
import type { RegisterDeps } from './deps.ts';

/**
 * The roll side's job: counts the turnout while an election is open; once it is closed or void,
 * drains, destroys the issuing keys and writes the register into the working area. Run again at any moment,
 * also twice at the same time, it completes what is missing and changes nothing else.
 */
export async function writeRegisters(deps: RegisterDeps): Promise<void> {
  await forEachElection(deps.elections, async (id) => {
    const election = await deps.elections.get(id);
    if (election?.phase === 'open') await countTurnout(deps, election);
    // A void election has no record; writing its register all the same says that its keys are gone.
    if (election?.phase === 'closed' || election?.phase === 'void')
      await closeRegister(deps, election);
  });
}

async function countTurnout(deps: RegisterDeps, { id, manifest }: Election): Promise<void> {
  const last = await readTurnoutFile(deps.files, id);
  if (last === undefined) {
    await writeTurnout(deps, id, manifest, await registerEntries(deps, id));
    return;
  }
  if (deps.clock.now() - last.at < deps.settings.turnoutEvery) return;
  // The roll is frozen: who is eligible need not be counted again.
  const issued = new Map<string, number>();
  for await (const { contest } of deps.issuances.all(id))
    issued.set(contest, (issued.get(contest) ?? 0) + 1);
  await writeTurnoutFile(deps.files, id, {
    at: deps.clock.now(),
    contests: last.contests.map(({ contest, eligible }) => ({
      contest,
      eligible,
      issued: issued.get(contest) ?? 0,
    })),
  });
}

async function closeRegister(deps: RegisterDeps, { id, manifest }: Election): Promise<void> {
  const name = { area: 'working', election: id, path: recordPath.register } as const;
  if ((await deps.files.read(name, { from: 0, length: 1 })) !== undefined) return;
  // Whatever token was given out is durable once this is over (see drain.ts).
  await drain(deps.clock, deps.settings.lifetime);
  const entries = await registerEntries(deps, id);
  await writeTurnout(deps, id, manifest, entries);
  // Before the register is there, so that a run that stops here is repeated.
  for (const issuer of manifest.issuers)
    for (const { contest } of issuer.keys)
      await deps.keys.destroy({ election: id, issuer: issuer.id, contest });
  // The commit point: of several runs the first one's register stays.
  await deps.files.create(name, buildRegister(id, entries));
}

async function registerEntries(deps: RegisterDeps, election: string): Promise<RegisterEntry[]> {
  const issued = new Map<string, string[]>();
  for await (const { member, contest } of deps.issuances.all(election)) {
    const contests = issued.get(member);
    if (contests === undefined) issued.set(member, [contest]);
    else contests.push(contest);
  }
  const entries: RegisterEntry[] = [];
  for await (const entry of deps.entries.all(election))
    entries.push({ ...rollMember(entry), issued: [(issued.get(entry.member) ?? []).toSorted()] });
  return entries;
}

async function writeTurnout(
  deps: RegisterDeps,
  election: string,
  manifest: Manifest,
  entries: readonly RegisterEntry[],
): Promise<void> {
  const counts = new Map(manifest.contests.map(({ id }) => [id, { eligible: 0, issued: 0 }]));
  const of = (contest: string): { eligible: number; issued: number } =>
    defined(counts.get(contest), 'the roll names contests of the manifest');
  for (const { contests, issued } of entries) {
    for (const contest of contests) of(contest).eligible += 1;
    for (const contest of issued.flat()) of(contest).issued += 1;
  }
  await writeTurnoutFile(deps.files, election, {
    at: deps.clock.now(),
    contests: [...counts].map(([contest, count]) => ({ contest, ...count })),
  });
}
