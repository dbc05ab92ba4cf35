import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { EntitlementKeys, IssuingKeyName, IssuingKeys } from '@teller/service';
import { synced } from './durable.ts';
import { readSecret, writeSecret } from './secret-file.ts';

/** Issuing keys as files that only their owner can read. On AWS they are encrypted parameters. */
export class IssuingKeyFiles implements IssuingKeys {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(name: IssuingKeyName, key: string): Promise<void> {
    await writeSecret(this.#place(name), key);
  }

  async get(name: IssuingKeyName): Promise<string | undefined> {
    return readSecret(this.#place(name));
  }

  async destroy(name: IssuingKeyName): Promise<void> {
    await destroyed(this.#place(name));
  }

  #place({ election, issuer, contest }: IssuingKeyName): string {
    return path.join(this.#folder, election, `${issuer}.${contest}.json`);
  }
}

/** The roll's keys for entitlements, likewise. */
export class EntitlementKeyFiles implements EntitlementKeys {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(election: string, key: string): Promise<void> {
    await writeSecret(this.#place(election), key);
  }

  async get(election: string): Promise<string | undefined> {
    return readSecret(this.#place(election));
  }

  async destroy(election: string): Promise<void> {
    await destroyed(this.#place(election));
  }

  #place(election: string): string {
    return path.join(this.#folder, `${election}.json`);
  }
}

/** Takes a file away, so that a power cut doesn't bring it back. */
async function destroyed(file: string): Promise<void> {
  await rm(file, { force: true });
  if (existsSync(path.dirname(file))) await synced(path.dirname(file));
}
