import { fromBase64url, unreachable } from '@teller/basics';
import { readReceiptCode, receiptSigned } from '@teller/protocol';
import type { Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import type { Conclusion, ReceiptFinding, ReceiptVerdict } from '../report.ts';

/** A receipt as a voter brings it. */
export interface OfferedReceipt {
  /** The ballot's hash (64 hexadecimal digits), or the receipt code as a person types it. */
  readonly receipt: string;
  /** The box's signature, base64url: only a receipt file has it. */
  readonly signature?: string;
}

/** What check 5 is to look for as it goes through the lists: hashes and codes. */
export function soughtIn(offered: readonly OfferedReceipt[]): Evidence['sought'] {
  const names = offered.map(({ receipt }) => readReceipt(receipt));
  return new Map(names.flatMap((name) => (name === undefined ? [] : [[name, undefined]])));
}

/** Check 6: each receipt offered is the hash or the code of a ballot in a list. */
export async function checkReceipts(
  evidence: Evidence,
  offered: readonly OfferedReceipt[],
): Promise<Conclusion> {
  if (offered.length === 0) return notDone('No receipt was offered. If you voted, offer yours.');
  if (evidence.contests.every(({ ballots }) => ballots === undefined))
    return notDone('There is no ballot list to look in.');
  const faults = new Faults();
  for (const { receipt, signature } of offered) {
    const name = readReceipt(receipt);
    const found = name === undefined ? undefined : evidence.sought.get(name);
    const finding: ReceiptFinding = found
      ? { receipt, verdict: 'found', found }
      : { receipt, verdict: await whyMissing(evidence, name, signature) };
    evidence.receipts.push(finding);
    const fault = faultWords(finding);
    if (fault !== undefined) faults.add(fault);
  }
  return faults.conclude(`${counted(offered.length, 'receipt', 'receipts')}, found in the list.`);
}

async function whyMissing(
  { manifest, election, primitives }: Evidence,
  name: string | undefined,
  signature: string | undefined,
): Promise<ReceiptVerdict> {
  if (name === undefined) return 'not-a-receipt';
  if (signature === undefined) return 'not-in-the-list';
  const key = fromBase64url(manifest?.receiptKey ?? '');
  const bytes = fromBase64url(signature);
  if (!key.ok || !bytes.ok || election === undefined || name.length !== 64)
    return 'not-signed-by-this-box';
  const signed = await primitives.verifyP256(key.value, receiptSigned(election, name), bytes.value);
  return signed ? 'signed-and-missing' : 'not-signed-by-this-box';
}

function faultWords({ receipt, verdict }: ReceiptFinding): string | undefined {
  const short = receipt.slice(0, 80);
  switch (verdict) {
    case 'found':
      return undefined;
    case 'signed-and-missing':
      return `${short} is signed by this election’s ballot box and its ballot is in no list: keep the receipt file, it is evidence`;
    case 'not-signed-by-this-box':
      return `${short} is in no list, and this election’s ballot box did not sign it`;
    case 'not-in-the-list':
      return `${short} is in no list; with the receipt file instead of the code, this would say whether the box signed it`;
    case 'not-a-receipt':
      return `"${short}" is not a receipt`;
    default:
      return unreachable(verdict);
  }
}

function readReceipt(text: string): string | undefined {
  const hex = text.trim().toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? hex : readReceiptCode(text);
}
