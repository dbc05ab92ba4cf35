import type { TrusteeHolding, TrusteeKey, TrusteePart } from '@teller/protocol/trustee';
import { readSecret, writeSecret } from '@teller/local/secret-file';
import { err, ok, type Result } from '@teller/basics';

/** What a trustee's key file holds, from the key alone to the shares. Secret. */
export type Kept = TrusteeKey | TrusteePart | TrusteeHolding;

const formats: readonly Kept['format'][] = [
  'teller-trustee-key/1',
  'teller-trustee-part/1',
  'teller-trustee-holding/1',
];

/** The key file of an earlier step, or why it can't be used. */
export async function readKept(file: string): Promise<Result<Kept, string>> {
  const text = await readSecret(file);
  if (text === undefined)
    return err(`There is no file ${file}. Make your key first: teller trustee key --help`);
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by keep
    const kept = JSON.parse(text) as Kept;
    if (formats.includes(kept.format)) return ok(kept);
  } catch {
    // Said below.
  }
  return err(`${file} isn’t a trustee’s key file.`);
}

/** Only its owner can read it; the step before stays whole until this one is. */
export async function keep(file: string, kept: Kept): Promise<void> {
  await writeSecret(file, `${JSON.stringify(kept)}\n`);
}
