import type { Receipt } from '@teller/protocol';

/** Contest id → the box's receipt, kept on this device. */
export type Receipts = Readonly<Record<string, Receipt>>;

/** The file a voter downloads. It says that ballots are in and nothing of what they say. */
export interface ReceiptFile {
  readonly format: 'teller-receipts/1';
  readonly election: string;
  readonly title: string;
  readonly receipts: readonly {
    readonly contest: string;
    readonly code: string;
    readonly hash: string;
    readonly signature: string;
  }[];
}

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
