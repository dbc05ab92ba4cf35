import type { Receipt } from '@teller/protocol';
import type { Mark } from '@teller/protocol/voter';
import type { ReceiptFile } from '@teller/record';

/** The box's receipt and what makes its ballot this voter's own. */
export type KeptReceipt = Receipt & { readonly mark: Mark };

/** Contest id → the receipt, kept on this device. */
export type Receipts = Readonly<Record<string, KeptReceipt>>;

/** The file a voter downloads. */
export function receiptFile(
  election: string,
  title: string,
  receipts: Receipts,
  code: (hash: string) => string,
): ReceiptFile {
  return {
    format: 'teller-receipts/2',
    election,
    title,
    receipts: Object.entries(receipts).map(([contest, { hash, signature, mark }]) => ({
      contest,
      code: code(hash),
      hash,
      signature,
      ...mark,
    })),
  };
}
