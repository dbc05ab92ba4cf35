import { assert, defined, sha256, toBase64url, type Bytes } from '@teller/basics';
import type { Frozen, Manifest } from '@teller/election';
import { ballotHash, ballotSigned, encodeBallot, encodeHashed } from '../ballot.ts';
import { ballotMark, markSaltLength } from '../mark.ts';
import { toLowS } from '../p256.ts';
import { encodePaper } from '../paper.ts';
import { receiptSigned, type Receipt } from '../receipt.ts';
import { sealedAad, sealedInfo } from '../sealed-ballot.ts';
import { modulusLength, p256SignatureLength, pointLength, randomizerLength } from '../sizes.ts';
import { seal } from './hpke.ts';
import { namedContest } from './contest.ts';
import { bytesOf, ecdsa, importP256, importTokenKey } from './keys.ts';
import type { VotingToken } from './state.ts';

/** What makes a ballot the voter's own: kept in the receipt file, and nowhere else. */
export interface Mark {
  /** 16 random bytes, base64url. */
  readonly salt: string;
  readonly word: string;
}

/** A mark with a fresh salt. */
export function freshMark(word: string = ''): Mark {
  return { salt: toBase64url(crypto.getRandomValues(new Uint8Array(markSaltLength))), word };
}

/**
 * Seals a paper and makes the complete ballot, ready to post. Each call gives other bytes: store
 * them before posting, and post the same ones again after a lost reply.
 *
 * @param marks the number written beside each candidate in their order, 0 for blank
 */
export async function sealBallot(
  frozen: Frozen,
  election: string,
  token: VotingToken,
  marks: readonly number[],
  { salt, word }: Mark = freshMark(),
): Promise<Bytes> {
  assert(token.election === election, 'the token was issued for this election');
  const contest = defined(
    namedContest(frozen, election, token.contest),
    'the contest is one that the election id names',
  );
  assert(marks.length === contest.candidates.length, 'one mark a candidate');
  const point = stored(token.token, pointLength);
  const sealed = await seal(
    stored(contest.ballotKey, pointLength),
    sealedInfo(election, contest.id),
    sealedAad(point),
    encodePaper(marks),
  );
  const issuerSignatures = token.issuerSignatures.map(({ randomizer, signature }) => ({
    randomizer: stored(randomizer, randomizerLength),
    signature: stored(signature, modulusLength),
  }));
  const unsigned = {
    election,
    contest: token.contest,
    token: point,
    mark: ballotMark(stored(salt, markSaltLength), word),
    sealedHash: sha256(sealed),
  };
  const key = await importTokenKey(point, token.privateKey);
  const signed = await crypto.subtle.sign(ecdsa, key, ballotSigned(encodeHashed(unsigned)));
  const signature = toLowS(new Uint8Array(signed));
  return encodeBallot({ ...unsigned, issuerSignatures, signature, sealed });
}

/** Whether a receipt is the ballot box's word for exactly this ballot. */
export async function verifyReceipt(
  manifest: Manifest,
  election: string,
  ballot: Bytes,
  receipt: Receipt,
): Promise<boolean> {
  if (receipt.hash !== ballotHash(ballot)) return false;
  const signature = bytesOf(receipt.signature, p256SignatureLength);
  const point = bytesOf(manifest.receiptKey, pointLength);
  if (signature === undefined || point === undefined) return false;
  try {
    const key = await importP256(point);
    return await crypto.subtle.verify(ecdsa, key, signature, receiptSigned(election, receipt.hash));
  } catch {
    return false;
  }
}

function stored(text: string, length: number): Bytes {
  return defined(bytesOf(text, length), 'what was stored has been checked');
}
