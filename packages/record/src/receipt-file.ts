import { err, ok, type Result } from '@teller/basics';
import { Base64url, Hash, Id, Text } from '@teller/election';
import * as z from 'zod/mini';

/** The box's receipts of one voter, as a file that the voter keeps. It says nothing of what was voted. */
export interface ReceiptFile {
  readonly format: 'teller-receipts/2';
  /** Election id, hex. */
  readonly election: string;
  readonly title: string;
  readonly receipts: readonly {
    readonly contest: string;
    /** The hash's first 80 bits, as people compare them. */
    readonly code: string;
    /** The ballot's hash, hex. */
    readonly hash: string;
    /** By the manifest's receipt key, base64url. */
    readonly signature: string;
    /** What the ballot's mark is made of: 16 bytes, base64url, and the voter's own word. */
    readonly salt: string;
    readonly word: string;
  }[];
}

/** What the largest receipt file has, with a hundred contests, and some to spare. */
const longest = 100_000;

const ReceiptFileSchema: z.ZodMiniType<ReceiptFile> = z.strictObject({
  format: z.literal('teller-receipts/2'),
  election: Hash,
  title: Text(200),
  receipts: z
    .array(
      z.strictObject({
        contest: Id,
        code: Text(40),
        hash: Hash,
        signature: Base64url({ exactly: 64 }),
        salt: Base64url({ exactly: 16 }),
        word: z.string().check(z.maxLength(200)),
      }),
    )
    .check(z.minLength(1), z.maxLength(100)),
});

/** A receipt file as somebody brings it. A voter may have opened and saved it: any white space will do. */
export function parseReceiptFile(text: string): Result<ReceiptFile, 'not-a-receipt-file'> {
  if (text.length > longest) return err('not-a-receipt-file');
  try {
    const parsed = ReceiptFileSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.success ? ok(parsed.data) : err('not-a-receipt-file');
  } catch {
    return err('not-a-receipt-file');
  }
}
