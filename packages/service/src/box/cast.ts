import { equalBytes, err, ok, toBase64url, toHex, type Bytes, type Result } from '@teller/basics';
import { ballotHash, checkBallot, receiptSigned, type Receipt } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { startDeadline } from '../clock/drain.ts';
import { checkOpen, type NotOpen } from '../clock/opening-hours.ts';
import type { Election } from '../ports/elections.ts';
import type { BoxDeps } from './deps.ts';
import { inSealedList } from './sealed-list.ts';

export type CastRefusal =
  | NotOpen
  | 'unknown-election'
  | 'malformed-ballot'
  | 'token-not-issued'
  | 'ballot-not-signed'
  | 'token-spent'
  | 'being-sealed'
  | 'took-too-long';

export type ReceiptRefusal =
  | 'unknown-election'
  | 'not-in-the-box'
  | 'being-sealed'
  | 'took-too-long';

/**
 * Takes a ballot and gives its receipt. The same bytes again give a receipt for the same hash, also
 * after the close; another ballot under the same token is refused. Keeps no time, address or order.
 */
export async function castBallot(
  deps: BoxDeps,
  ballot: Bytes,
): Promise<Result<Receipt, CastRefusal>> {
  // 1. The election, and whether it takes ballots. The deadline starts first (see drain.ts).
  const late = startDeadline(deps.clock, deps.lifetime);
  if (ballot.length < 33) return err('malformed-ballot');
  const id = toHex(ballot.subarray(1, 33));
  const election = await deps.elections.get(id);
  if (election === undefined) return err('unknown-election');

  // 2. The ballot: lengths, the issuers' signatures over its token, the token's over the ballot.
  const checked = await checkBallot(ballot, election.manifest, id, nodePrimitives);
  if (!checked.ok) {
    if (checked.error === 'issuer-signature-does-not-hold') return err('token-not-issued');
    if (checked.error === 'token-signature-does-not-hold') return err('ballot-not-signed');
    return err('malformed-ballot');
  }
  const { contest } = checked.value;
  const token = toBase64url(checked.value.token);

  // 3. Outside opening hours nothing is stored, but who only lost a reply still gets the receipt.
  const open = checkOpen(election, deps.clock.now());
  if (!open.ok) {
    const there = await held(deps, election, token);
    if (!there.ok) return err(there.error === 'not-in-the-box' ? open.error : there.error);
    if (!equalBytes(there.value, ballot)) return err('token-spent');
    return late() ? err('took-too-long') : ok(await receiptFor(deps, id, ballot));
  }

  // 4. The commit point: one conditional put spends the token and stores the ballot. Recovery sees
  //    either nothing, and the token is unspent, or the ballot, and the same bytes get the receipt.
  const stored = await deps.box.put({ election: id, contest, token, ballot });
  // Bytes first: a lost reply must never tell a voter that they have already voted.
  if (!equalBytes(stored.ballot, ballot)) return err('token-spent');

  // 5. Acknowledge, unless the list may already have been made without it.
  if (late()) return err('took-too-long');
  return ok(await receiptFor(deps, id, ballot));
}

/** The receipt of the ballot under this token (65 bytes): the answer to "is my ballot in?". */
export async function receiptByToken(
  deps: BoxDeps,
  asked: { readonly election: string; readonly token: Bytes },
): Promise<Result<Receipt, ReceiptRefusal>> {
  const late = startDeadline(deps.clock, deps.lifetime);
  const election = await deps.elections.get(asked.election);
  if (election === undefined) return err('unknown-election');
  const there = await held(deps, election, toBase64url(asked.token));
  if (!there.ok) return there;
  return late() ? err('took-too-long') : ok(await receiptFor(deps, asked.election, there.value));
}

/**
 * The ballot under a token, if it is, or will be, in the list: what is in the box while the phase is
 * open (a ballot that is there now is durable before any scan begins), what is in the sealed list
 * from the close on. A void election never has a list; the box is what it holds.
 */
async function held(
  deps: BoxDeps,
  election: Election,
  token: string,
): Promise<Result<Bytes, 'not-in-the-box' | 'being-sealed'>> {
  const boxed = await deps.box.get(token);
  if (boxed === undefined || boxed.election !== election.id) return err('not-in-the-box');
  if (election.phase === 'draft' || election.phase === 'open' || election.phase === 'void')
    return ok(boxed.ballot);
  const listed = await inSealedList(deps.files, election, boxed);
  if (listed === 'no-list-yet') return err('being-sealed');
  return listed === 'in-the-list' ? ok(boxed.ballot) : err('not-in-the-box');
}

async function receiptFor(deps: BoxDeps, election: string, ballot: Bytes): Promise<Receipt> {
  const hash = ballotHash(ballot);
  const signature = await deps.receipts.sign(election, receiptSigned(election, hash));
  return { hash, signature: toBase64url(signature) };
}
