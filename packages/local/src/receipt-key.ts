import path from 'node:path';
import { defined, type Bytes } from '@teller/basics';
import { loadSigningKey, makeSigningKey, type SigningKey } from '@teller/protocol/node';
import type { ReceiptSigner } from '@teller/service';
import { readSecret, writeSecret } from './secret-file.ts';

/** The ballot box's receipt key as a file. On AWS it is a KMS key that nobody can read. */
export class ReceiptKeyFile implements ReceiptSigner {
  readonly #file: string;
  #key: SigningKey | undefined;

  constructor(folder: string) {
    this.#file = path.join(folder, 'receipt-key.json');
  }

  /** The public half for a manifest. Makes the key when there is none. */
  async publicKey(): Promise<string> {
    if ((await readSecret(this.#file)) === undefined)
      await writeSecret(this.#file, makeSigningKey().store());
    return (await this.#load()).publicKey;
  }

  async sign(_election: string, message: Bytes): Promise<Bytes> {
    return (await this.#load()).sign(message);
  }

  async #load(): Promise<SigningKey> {
    this.#key ??= loadSigningKey(
      defined(await readSecret(this.#file), 'setting an election up makes the receipt key'),
    );
    return this.#key;
  }
}
