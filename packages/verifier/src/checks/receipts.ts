import { toHex } from '@teller/basics';
import { readReceiptCode, receiptCode } from '@teller/protocol';
import type { Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/**
 * Check 6: each receipt offered is the hash or the code of a ballot in the list.
 *
 * @param receipts hashes (64 hexadecimal digits) or receipt codes as a person types them
 */
export function checkReceipts(
  { contests, hash }: Evidence,
  receipts: readonly string[] | undefined,
): Conclusion {
  if (receipts === undefined || receipts.length === 0)
    return notDone('No receipt was offered. If you voted, offer yours.');
  const lists = contests.flatMap(({ list }) => list ?? []);
  if (lists.length === 0) return notDone('There is no ballot list to look in.');
  const faults = new Faults();
  const wanted = new Map(receipts.map((receipt) => [receipt, readReceipt(receipt)]));
  const missing = new Set([...wanted.values()].filter((name) => name !== undefined));
  for (const list of lists)
    for (const ballot of list) {
      const name = toHex(hash(ballot));
      missing.delete(name);
      missing.delete(receiptCode(name));
    }
  for (const [receipt, name] of wanted)
    if (name === undefined) faults.add(`"${receipt.slice(0, 80)}" is not a receipt`);
    else if (missing.has(name)) faults.add(`${receipt} is not in the list`);
  return faults.conclude(`${counted(wanted.size, 'receipt', 'receipts')}, found in the list.`);
}

function readReceipt(text: string): string | undefined {
  const hex = text.trim().toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? hex : readReceiptCode(text);
}
