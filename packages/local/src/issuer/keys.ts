import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { publicElections } from '@teller/functions';
import { loadIssuingKey, makeIssuingKey } from '@teller/protocol/node';
import { takeElection } from '@teller/service/issuer';
import type { Draft } from '@teller/service/setup';
import { IssuingKeyFiles } from '../keys-on-disk.ts';
import { readSecret, writeSecret } from '../secret-file.ts';

/** Who an issuer is, and whose elections it serves. */
export interface IssuerPlace {
  /** Where all of its data is. */
  readonly folder: string;
  /** Its id in manifests. */
  readonly id: string;
  /** Its own origin, such as `https://issuer.example.org`. */
  readonly origin: string;
  /** The origin of the deployment whose elections it reads, and whose pages may ask it. */
  readonly deployment: string;
}

/** An issuer as a draft has it. */
export type DraftIssuer = Draft['issuers'][number];

interface MadeKey {
  readonly contest: string;
  readonly key: string;
}

export function issuingKeysIn(folder: string): IssuingKeyFiles {
  return new IssuingKeyFiles(path.join(folder, 'secrets/issuing'));
}

/** Makes keys for the next election, replacing those not used yet. Gives what the manifest is to have. */
export async function makeKeys(
  { folder, id, origin }: IssuerPlace,
  contests: readonly string[],
): Promise<DraftIssuer> {
  const made: MadeKey[] = [];
  for (const contest of contests) made.push({ contest, key: (await makeIssuingKey()).store() });
  await writeSecret(madeFile(folder), JSON.stringify(made));
  const keys = made.map(({ contest, key }) => ({ contest, modulus: loadIssuingKey(key).modulus }));
  return { id, name: new URL(origin).host, origin, keys };
}

/**
 * Gives the keys that were made to an election in draft, whose id is known from its officers.
 *
 * @throws when it is not an election that names this issuer with these keys, or has begun
 */
export async function giveKeys(place: IssuerPlace, election: string): Promise<void> {
  const { folder, id, origin, deployment } = place;
  // From here on they are this election's, whatever stops now: no other can be given them.
  const given = path.join(folder, `secrets/keys-of-${election}.json`);
  await rename(madeFile(folder), given).catch(() => undefined);
  const made = await readSecret(given);
  if (made === undefined) throw new Error('no keys have been made');
  const taken = await takeElection(
    { issuer: id, origin, elections: publicElections(deployment), keys: issuingKeysIn(folder) },
    election,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by makeKeys
    JSON.parse(made) as readonly MadeKey[],
  );
  if (!taken.ok) {
    // Nothing was stored under this election: they can still be another's.
    await rename(given, madeFile(folder));
    throw new Error(`issuer ${id} does not serve election ${election}: ${taken.error}`);
  }
  await rm(given);
}

function madeFile(folder: string): string {
  return path.join(folder, 'secrets/made.json');
}
