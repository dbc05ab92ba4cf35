import path from 'node:path';
import { inspect } from 'node:util';
import { dynamoClient } from '@teller/aws/dynamo';
import { issuances } from '@teller/aws/issuer';
import { createTables } from '@teller/aws/tables';
import { issuerApp, publicElections } from '@teller/functions';
import { systemClock } from '@teller/service';
import { holdIssuingKeys, writeColumns } from '@teller/service/issuer';
import { startDynamo } from '../dynamo.ts';
import { listen } from '../http-server.ts';
import { runJobs } from '../jobs.ts';
import { RecordFolder } from '../record-folder.ts';
import { issuingKeysIn, type IssuerPlace } from './keys.ts';

/** See drain.ts in service; milliseconds. */
const lifetime = 2_500;
/** Milliseconds from one run of the job to the next. */
const jobPause = 1_000;
/** Milliseconds between two counts of the tokens issued. */
const countEvery = 60_000;

/**
 * One issuer with a store, keys and an origin of its own, for elections of a deployment that somebody else
 * runs: of that it reads what is public, and nothing else.
 *
 * @param port on loopback; whoever asks comes by the issuer's origin
 * @returns what ends it
 */
export async function serveIssuer(place: IssuerPlace, port: number): Promise<() => Promise<void>> {
  const { folder, id, deployment } = place;
  const dynamo = await startDynamo(path.join(folder, 'dynamo'));
  const client = dynamoClient({ endpoint: dynamo.endpoint, attempt: 10_000, connect: 10_000 });
  const name = 'Issuer';
  await createTables(client, { issuer: name });
  const own = {
    issuer: id,
    elections: publicElections(deployment),
    issuances: issuances({ client, name }),
    keys: holdIssuingKeys(issuingKeysIn(folder), systemClock),
    files: new RecordFolder(path.join(folder, 'columns')),
    clock: systemClock,
  };
  const app = issuerApp({
    pages: deployment,
    failed: (error, cause) => tell(`Unexpected error ${error}`, cause),
    issuer: { ...own, lifetime },
  });
  const server = await listen(port, app.fetch);
  const stop = new AbortController();
  const jobs = runJobs(
    [{ name: 'column', run: () => writeColumns({ ...own, settings: { lifetime, countEvery } }) }],
    jobPause,
    stop.signal,
    (job, error) => tell(`The ${job} job failed and is tried again`, error),
  );
  return async () => {
    stop.abort();
    await server.close();
    await jobs;
    client.destroy();
    await dynamo.close();
  };
}

function tell(what: string, error: unknown): void {
  process.stderr.write(`${what}. ${inspect(error)}\n`);
}
