import { canonicalBytes, type Bytes, type Result } from '@teller/basics';
import { Base64url, Hash, Id } from '@teller/election';
import * as z from 'zod/mini';
import { parseExactly, type FormatFault } from './canonical.ts';

/** The ballot key's private half and the shares it was rebuilt from: keys/CONTEST.json. */
export interface BallotKeyFile {
  readonly format: 'teller-ballot-key/2';
  readonly election: string;
  readonly contest: string;
  /** P-256 scalar, 32 bytes, base64url. */
  readonly privateKey: string;
  readonly shares: readonly { readonly trustee: string; readonly share: string }[];
}

const secret = Base64url({ exactly: 32 });

const BallotKeyFileSchema: z.ZodMiniType<BallotKeyFile> = z.strictObject({
  format: z.literal('teller-ballot-key/2'),
  election: Hash,
  contest: Id,
  privateKey: secret,
  shares: z.array(z.strictObject({ trustee: Id, share: secret })).check(z.maxLength(20)),
});

export function buildBallotKey(file: Omit<BallotKeyFile, 'format'>): Bytes {
  return canonicalBytes({ format: 'teller-ballot-key/2', ...file } satisfies BallotKeyFile);
}

export function parseBallotKey(bytes: Bytes): Result<BallotKeyFile, FormatFault> {
  return parseExactly(bytes, BallotKeyFileSchema);
}
