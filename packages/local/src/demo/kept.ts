import path from 'node:path';
import { readSecret, writeSecret } from '../secret-file.ts';
import { SoftwarePasskey, type StoredPasskey } from '@teller/rehearsal';

/** Of the elections that this version can go on with. */
export const keptFormat = 'teller-demo/3';

/** What the demonstration remembers from one start to the next. Its officers' keys are among it. */
export interface Kept {
  readonly format: typeof keptFormat;
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

/** Undefined on the first start, and where an earlier version's elections were kept. */
export async function readKept(folder: string): Promise<Kept | undefined> {
  const text = await readSecret(place(folder));
  if (text === undefined) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by keep
  const kept = JSON.parse(text) as Kept;
  return kept.format === keptFormat ? kept : undefined;
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
