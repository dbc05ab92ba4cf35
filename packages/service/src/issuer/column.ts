import { assert, equalBytes, fromHex, type Bytes } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { encodeColumnEntry, writeColumn } from '@teller/record';
import type { FileName } from '../ports/record-files.ts';
import { closingOf, isMade } from '../working-area/closing.ts';
import { SortedRows } from '../working-area/sorted-rows.ts';
import { columnName, readIssued, writeIssued } from '../working-area/columns.ts';
import { drain } from '../clock/drain.ts';
import { forEachElection } from '../jobs/each-election.ts';
import type { ColumnDeps, IssuerDeps, KnownElections } from './deps.ts';

type KnownElection = NonNullable<Awaited<ReturnType<KnownElections['get']>>>;

const memberLength = 32;

/**
 * The issuer's job: counts the tokens issued while an election is open; once it is closed or void,
 * drains, destroys the issuer's keys and writes its column of the register. Run again at any moment,
 * also twice at the same time, it completes what is missing and changes nothing else.
 */
export async function writeColumns(deps: ColumnDeps): Promise<void> {
  await forEachElection(deps, 'column', async (id) => {
    const election = await deps.elections.get(id);
    const own = election?.manifest.issuers.some((issuer) => issuer.id === deps.issuer);
    if (election === undefined || own !== true) return;
    const name = columnName(id, deps.issuer);
    const closed = await isMade(deps.files, election, name);
    if (election.phase === 'open') await countIssued(deps, id, election.manifest);
    // A void election has no record; writing its column all the same says that its keys are gone.
    if ((election.phase === 'closed' || election.phase === 'void') && !closed)
      await closeColumn(deps, election, name);
  });
}

/** The issuer's column as it handed it over; undefined before. For issuers that run elsewhere. */
export async function readColumn(deps: IssuerDeps, election: string): Promise<Bytes | undefined> {
  return deps.files.read(columnName(election, deps.issuer));
}

async function countIssued(deps: ColumnDeps, id: string, { contests }: Manifest): Promise<void> {
  const { issuer, files, clock, settings } = deps;
  const last = await readIssued(files, id, issuer);
  // A count from the future says that the clock was ahead.
  if (last !== undefined && Math.abs(clock.now() - last.at) < settings.countEvery) return;
  const issued = new Map(contests.map((contest) => [contest.id, 0]));
  for await (const { contest } of deps.issuances.all(id))
    issued.set(contest, (issued.get(contest) ?? 0) + 1);
  await writeIssued(files, id, issuer, {
    at: clock.now(),
    contests: [...issued].map(([contest, count]) => ({ contest, issued: count })),
  });
}

async function closeColumn(
  deps: ColumnDeps,
  election: KnownElection,
  name: FileName,
): Promise<void> {
  const { issuer, files } = deps;
  const { id, manifest } = election;
  // Whatever token was given out is durable once this is over (see drain.ts).
  await drain(deps.clock, deps.settings.lifetime);
  const tokens = await issuedTokens(deps, election);
  let members = 0;
  for (const _ of byMember(tokens)) members++;
  // Before the column is there, so that a run that stops here is repeated.
  for (const contest of manifest.contests)
    await deps.keys.destroy({ election: id, issuer, contest: contest.id });
  // The commit point: of several runs the first one's column stays.
  const place = manifest.issuers.findIndex((one) => one.id === issuer);
  await files.create(name, writeColumn(closingOf(election), place, members, byMember(tokens)));
}

/** A column's entry for each token, sorted by member. */
async function issuedTokens(
  deps: ColumnDeps,
  { id, manifest }: KnownElection,
): Promise<SortedRows> {
  const width = memberLength + Math.ceil(manifest.contests.length / 8);
  const tokens = new SortedRows(width, memberLength);
  for await (const { member, contest } of deps.issuances.all(id)) {
    const hash = fromHex(member);
    assert(hash.ok && hash.value.length === memberLength, 'an entitlement names a member hash');
    tokens.add(encodeColumnEntry(manifest, hash.value, [contest]));
  }
  return tokens;
}

/** An entry a member, with all the contests they took a token for. */
function* byMember(tokens: SortedRows): Generator<Bytes> {
  let last: Bytes | undefined;
  for (const token of tokens) {
    if (
      last === undefined ||
      !equalBytes(last.subarray(0, memberLength), token.subarray(0, memberLength))
    ) {
      if (last !== undefined) yield last;
      last = token.slice();
    } else {
      for (let i = memberLength; i < last.length; i++)
        last[i] = (last[i] as number) | (token[i] as number);
    }
  }
  if (last !== undefined) yield last;
}
