import type { Bytes } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { buildColumn } from '@teller/record';
import { columnName, readIssued, writeIssued } from '../working-area/columns.ts';
import { drain } from '../clock/drain.ts';
import { forEachElection } from '../jobs/each-election.ts';
import type { ColumnDeps, IssuerDeps } from './deps.ts';

/**
 * The issuer's job: counts the tokens issued while an election is open; once it is closed or void,
 * drains, destroys the issuer's keys and writes its column of the register. Run again at any moment,
 * also twice at the same time, it completes what is missing and changes nothing else.
 */
export async function writeColumns(deps: ColumnDeps): Promise<void> {
  await forEachElection(deps.elections, async (id) => {
    const election = await deps.elections.get(id);
    const own = election?.manifest.issuers.some((issuer) => issuer.id === deps.issuer);
    if (election === undefined || own !== true) return;
    if (election.phase === 'open') await countIssued(deps, id, election.manifest);
    // A void election has no record; writing its column all the same says that its keys are gone.
    if (election.phase === 'closed' || election.phase === 'void')
      await closeColumn(deps, id, election.manifest);
  });
}

/** The issuer's column as it handed it over; undefined before. For issuers that run elsewhere. */
export async function readColumn(deps: IssuerDeps, election: string): Promise<Bytes | undefined> {
  return deps.files.read(columnName(election, deps.issuer));
}

async function countIssued(deps: ColumnDeps, id: string, { contests }: Manifest): Promise<void> {
  const { issuer, files, clock, settings } = deps;
  const last = await readIssued(files, id, issuer);
  if (last !== undefined && clock.now() - last.at < settings.countEvery) return;
  const issued = new Map(contests.map((contest) => [contest.id, 0]));
  for await (const { contest } of deps.issuances.all(id))
    issued.set(contest, (issued.get(contest) ?? 0) + 1);
  await writeIssued(files, id, issuer, {
    at: clock.now(),
    contests: [...issued].map(([contest, count]) => ({ contest, issued: count })),
  });
}

async function closeColumn(deps: ColumnDeps, id: string, { contests }: Manifest): Promise<void> {
  const { issuer, files } = deps;
  const name = columnName(id, issuer);
  if ((await files.read(name, { from: 0, length: 1 })) !== undefined) return;
  // Whatever token was given out is durable once this is over (see drain.ts).
  await drain(deps.clock, deps.settings.lifetime);
  const issued = new Map<string, string[]>();
  for await (const { member, contest } of deps.issuances.all(id)) {
    const own = issued.get(member);
    if (own === undefined) issued.set(member, [contest]);
    else own.push(contest);
  }
  const entries = [...issued].map(([member, taken]) => ({ member, contests: taken }));
  // Before the column is there, so that a run that stops here is repeated.
  for (const contest of contests)
    await deps.keys.destroy({ election: id, issuer, contest: contest.id });
  // The commit point: of several runs the first one's column stays.
  await files.create(name, buildColumn(id, issuer, entries));
}
