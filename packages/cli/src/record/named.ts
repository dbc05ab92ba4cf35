import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@teller/basics';
import { parseReceiptFile, type ReceiptFile } from '@teller/record';
import type { OfferedReceipt } from '@teller/verifier';

/** What the reader of a record knows from elsewhere. */
export interface Named {
  /** Election id, hex. */
  readonly election?: string;
  readonly receipts: readonly OfferedReceipt[];
}

/** No file that carries an election id is larger. */
const longest = 1_000_000;

/**
 * Which election and which receipts are meant. An election id may be given as it is, or by what carries
 * it: a receipt file, an invitation's link, a file with the invitation's text. A receipt file carries its
 * election's id too. The error is what to tell the reader.
 *
 * @param election what was given with `--election`
 * @param receipts files, codes or hashes given with `--receipt`
 */
export async function readNamed(
  election: string | undefined,
  receipts: readonly string[],
): Promise<Result<Named, string>> {
  const ids = new Map<string, string>();
  if (election !== undefined) {
    const id = await readElection(election);
    if (!id.ok) return id;
    ids.set(id.value, `--election ${election}`);
  }
  const offered: OfferedReceipt[] = [];
  for (const given of receipts) {
    const file = await receiptFile(given);
    if (file === undefined) offered.push({ receipt: given });
    else {
      ids.set(file.election, given);
      offered.push(...file.receipts.map(({ hash, signature }) => ({ receipt: hash, signature })));
    }
  }
  const [first, second] = ids;
  if (first === undefined) return ok({ receipts: offered });
  if (second === undefined) return ok({ election: first[0], receipts: offered });
  return err(
    `${first[1]} is of election ${first[0]},\n${second[1]} is of election ${second[0]}.\nCheck them one by one.`,
  );
}

async function readElection(given: string): Promise<Result<string, string>> {
  const file = await receiptFile(given);
  if (file !== undefined) return ok(file.election);
  const text = (await textOf(given)) ?? given;
  const found = new Set(text.toLowerCase().match(/(?<![\da-z])[\da-f]{64}(?![\da-z])/g));
  const [id] = found;
  if (id !== undefined && found.size === 1) return ok(id);
  return err(
    id === undefined
      ? `${given} is not an election id: it has 64 figures and letters from a to f.\nGive the id, or the receipt file, or a file with the text of the invitation.`
      : `There is more than one election id in ${given}. Give the one that you mean.`,
  );
}

async function receiptFile(given: string): Promise<ReceiptFile | undefined> {
  const text = await textOf(given);
  const file = text === undefined ? undefined : parseReceiptFile(text);
  return file?.ok === true ? file.value : undefined;
}

async function textOf(given: string): Promise<string | undefined> {
  if (/^(?:[\da-f]{64}|https?:.*)$/i.test(given)) return undefined;
  const bytes = await readFile(given).catch(() => undefined);
  return bytes === undefined || bytes.length > longest ? undefined : bytes.toString('utf8');
}
