import path from 'node:path';
import { readSecret, writeSecret } from '../keys-on-disk.ts';
import { SoftwarePasskey, type StoredPasskey } from '../software-passkey.ts';

/** What the demonstration remembers from one start to the next. Its officers' keys are among it. */
export interface Kept {
  readonly format: 'teller-demo/1';
  readonly open: {
    readonly election: string;
    readonly closesAt: string;
    /** One-time code with which whoever tries the demonstration becomes an officer. */
    readonly setupCode: string;
    readonly officers: readonly StoredPasskey[];
  };
  /** The election id of the finished one, once it is published. */
  readonly finished: string | null;
}

export async function readKept(folder: string): Promise<Kept | undefined> {
  const text = await readSecret(place(folder));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by keep
  return text === undefined ? undefined : (JSON.parse(text) as Kept);
}

export async function keep(folder: string, kept: Kept): Promise<void> {
  await writeSecret(place(folder), JSON.stringify(kept, null, 2));
}

export function officersOf(kept: Kept): readonly SoftwarePasskey[] {
  return kept.open.officers.map((stored) => SoftwarePasskey.restore(stored));
}

function place(folder: string): string {
  return path.join(folder, 'demo.json');
}
