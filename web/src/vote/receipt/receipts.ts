import type { Receipt } from '@teller/protocol';
import type { ReceiptFile } from '@teller/record';

/** Contest id → the box's receipt, kept on this device. */
export type Receipts = Readonly<Record<string, Receipt>>;

/** The file a voter downloads. */
export function receiptFile(
  election: string,
  title: string,
  receipts: Receipts,
  code: (hash: string) => string,
): ReceiptFile {
  return {
    format: 'teller-receipts/1',
    election,
    title,
    receipts: Object.entries(receipts).map(([contest, { hash, signature }]) => ({
      contest,
      code: code(hash),
      hash,
      signature,
    })),
  };
}
