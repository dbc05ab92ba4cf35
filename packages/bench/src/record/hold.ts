// A process of its own: holds an election of so many members, each of whom votes, and prints what each job
// took.  hold.ts MEMBERS FOLDER
import { electionId } from '@teller/election';
import { RecordFolder } from '@teller/local';
import * as world from '@teller/rehearsal/world';
import { sealBoxes } from '@teller/service/box';
import { writeColumns } from '@teller/service/issuer';
import { releaseShares } from '@teller/service/office';
import { advanceRecords } from '@teller/service/record';
import { writeRegisters } from '@teller/service/roll';
import { rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { boxOnDisk, freeze, placesIn, storesOf } from './election.ts';
import { inProcess } from './process.ts';

const members = Number(process.argv[2]);
const folder = process.argv[3] ?? '';
const places = placesIn(folder);
const parts = Array.from({ length: availableParallelism() }, (_, n) => n);

const roll = JSON.parse(await inProcess('roll', [String(members)])) as {
  entries: number;
  root: string;
};
const frozen = await freeze(roll);
const election = electionId(frozen.manifest);
await writeFile(places.frozen, JSON.stringify(frozen));
const share = Math.ceil(members / parts.length);
await Promise.all(
  parts.map(async (n) => {
    const range = [n * share, Math.min((n + 1) * share, members)].map(String);
    await inProcess('ballots', [places.frozen, places.ballots(n), ...range]);
  }),
);

const files = new RecordFolder(places.record);
const stores = storesOf(members, boxOnDisk(frozen, parts.map(places.ballots)), files);
const held = world.makeWorld(stores);
await stores.elections.create(election, frozen);
await world.openElection(held, election);
await world.act(held, election, { type: 'close' });

interface Took {
  readonly job: string;
  readonly seconds: number;
  /** Seconds of all cores together, which other programs on the machine don't lengthen. */
  readonly cpu: number;
  /** The most memory that the process had by the end of this job. */
  readonly megabytes: number;
}
const took: Took[] = [{ job: 'start', seconds: 0, cpu: 0, megabytes: most() }];
await timed('column', async () => writeColumns(held.column));
await timed('register', async () => writeRegisters(held.register));
await timed('seal: lists', async () => sealBoxes(held.seal));
await timed('seal: roots', async () => advanceRecords(held.advance));
for (const n of [0, 1])
  world.valueOf(await releaseShares(held.office, await world.sharesOf(held, election, n)));
await world.act(held, election, { type: 'count' });
await timed('open and count', async () => advanceRecords(held.advance));
const log = await stores.log.read(election);
const contents = log.flatMap(({ action }) => (action.type === 'counted' ? [action.contents] : []));
const publish = { type: 'publish', contents: contents[0] ?? '' } as const;
await world.act(held, election, publish);
await timed('publish', async () => advanceRecords(held.advance));
await rename(files.published(election), `${places.record}-published`);
process.stdout.write(JSON.stringify({ election, took }));

async function timed(job: string, run: () => Promise<void>): Promise<void> {
  const started = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1_000;
  took.push({ job, seconds, cpu: (user + system) / 1e6, megabytes: most() });
}

function most(): number {
  return process.resourceUsage().maxRSS / 1_024;
}
