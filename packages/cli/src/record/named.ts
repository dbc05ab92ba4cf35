import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@teller/basics';
import { electionCode, readElectionCode } from '@teller/protocol';
import { parseReceiptFile, type ReceiptFile } from '@teller/record';
import type { OfferedReceipt } from '@teller/verifier';

/** What the reader of a record knows from elsewhere. */
export interface Named {
  /** Election id, hex, or its code. */
  readonly election?: string;
  readonly receipts: readonly OfferedReceipt[];
}

/** No file that carries an election id is larger. */
const longest = 1_000_000;

/**
 * Which election and which receipts are meant. An election id may be given as it is, by its code, or by what
 * carries it: a receipt file, an invitation's link, a file with the invitation's text. A receipt file carries its
 * election's id too. The error is what to tell the reader.
 *
 * @param election what was given with `--election`
 * @param receipts files, codes or hashes given with `--receipt`
 */
export async function readNamed(
  election: string | undefined,
  receipts: readonly string[],
): Promise<Result<Named, string>> {
  // By the code, which is the same for an id and for what is short for it.
  const ids = new Map<string, { readonly election: string; readonly from: string }>();
  const note = (found: string, from: string): void => {
    const code = readElectionCode(found) ?? electionCode(found);
    if (found !== code || !ids.has(code)) ids.set(code, { election: found, from });
  };
  if (election !== undefined) {
    const id = await readElection(election);
    if (!id.ok) return id;
    note(id.value, `--election ${election}`);
  }
  const offered: OfferedReceipt[] = [];
  for (const given of receipts) {
    const file = await receiptFile(given);
    if (file === undefined) offered.push({ receipt: given });
    else {
      note(file.election, given);
      offered.push(...file.receipts.map(({ hash, signature }) => ({ receipt: hash, signature })));
    }
  }
  const [first, second] = ids.values();
  if (first === undefined) return ok({ receipts: offered });
  if (second === undefined) return ok({ election: first.election, receipts: offered });
  return err(
    `${first.from} is of election ${first.election},\n${second.from} is of election ${second.election}.\nCheck them one by one.`,
  );
}

async function readElection(given: string): Promise<Result<string, string>> {
  const file = await receiptFile(given);
  if (file !== undefined) return ok(file.election);
  const text = (await textOf(given)) ?? given;
  const found = new Set(text.toLowerCase().match(/(?<![\da-z])[\da-f]{64}(?![\da-z])/g));
  const [id] = found;
  if (id !== undefined && found.size === 1) return ok(id);
  const code = readElectionCode(given);
  if (code !== undefined) return ok(code);
  if (id === undefined && /[./\\]/.test(given))
    return err(`There is no file ${given} that can be read.`);
  return err(
    id === undefined
      ? `${given} is not an election id: it has 64 figures and letters from a to f.\nGive the id, its code of 26 letters and figures, or the receipt file, or a file with the text of the invitation.`
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
