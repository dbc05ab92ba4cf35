import { err, ok, toBase64url, toHex, type Bytes, type Result } from '@teller/basics';
import type { Phase } from '@teller/election';
import { ballotHash, checkBallot, receiptSigned, type Receipt } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { startDeadline } from '../clock/drain.ts';
import { checkOpen, type NotOpen } from '../clock/voting.ts';
import type { Election } from '../ports/elections.ts';
import type { BoxDeps } from './deps.ts';
import { findInSealedList, isListMade } from './sealed-list.ts';

export type CastRefusal =
  | NotOpen
  | 'unknown-election'
  | 'malformed-ballot'
  | 'token-not-issued'
  | 'ballot-not-signed'
  | 'token-spent'
  | 'took-too-long';

export type ReceiptRefusal =
  | 'unknown-election'
  | 'not-in-the-box'
  | 'being-sealed'
  | 'took-too-long';

/**
 * Takes a ballot and gives its receipt. The same ballot again gives a receipt for the same hash, also
 * after the close; another ballot under the same token is refused. `closed` is said only once the list is
 * there and hasn't got the ballot: until then a post whose reply was lost may still be on its way into the
 * box, and the answer is `being-sealed`. Keeps no time, address or order.
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
  const checked = await checkBallot(ballot, election, id, nodePrimitives);
  if (!checked.ok) {
    if (checked.error === 'issuer-signature-does-not-hold') return err('token-not-issued');
    if (checked.error === 'token-signature-does-not-hold') return err('ballot-not-signed');
    return err('malformed-ballot');
  }
  const { contest } = checked.value;
  const token = toBase64url(checked.value.token);

  // 3. Outside opening hours nothing is stored, but who only lost a reply still gets the receipt.
  const open = checkOpen(election, deps.clock);
  if (!open.ok) {
    const there = await held(deps, election, token, contest);
    if (!there.ok) return err(there.error === 'not-in-the-box' ? refused(open.error) : there.error);
    if (ballotHash(there.value) !== ballotHash(ballot)) return err('token-spent');
    return late() ? err('took-too-long') : ok(await receiptFor(deps, id, ballot));
  }

  // A list that is there before the close is of one that the log has lost: what came now would be in none.
  if (await isListMade(deps.files, election, contest)) return err('being-sealed');

  // 4. The commit point: one conditional put spends the token and stores the ballot. Recovery sees
  //    either nothing, and the token is unspent, or the ballot, and the same one gets the receipt.
  const stored = await deps.box.put({ election: id, contest, token, ballot });
  // Hashes first: a lost reply must never tell a voter that they have already voted.
  if (ballotHash(stored.ballot) !== ballotHash(ballot)) return err('token-spent');

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
 * The ballot under a token, if it is, or will be, in the list: what is in the box until the log has the close
 * (a ballot that is there now is durable before any scan begins), what is in the sealed list from then on.
 * A void election never has a list; the box is what it holds.
 *
 * @param known the token's contest, where the ballot said it
 */
async function held(
  deps: BoxDeps,
  election: Election,
  token: string,
  known?: number,
): Promise<Result<Bytes, 'not-in-the-box' | 'being-sealed'>> {
  const { id, phase } = election;
  const open = checkOpen(election, deps.clock);
  const missing = !open.ok && open.error === 'being-sealed' ? 'being-sealed' : 'not-in-the-box';
  const boxed = known === undefined || !isOver(phase) ? await deps.box.get(token) : undefined;
  const own = boxed?.election === id ? boxed : undefined;
  // Only the box knows the contest of a mere token. What it hasn't got once all is sealed is in no list.
  const contest = known ?? own?.contest;
  if (!isOver(phase)) {
    const made = contest !== undefined && (await isListMade(deps.files, election, contest));
    if (made && phase !== 'void') return err('being-sealed');
    return own === undefined ? err(missing) : ok(own.ballot);
  }
  if (contest === undefined) return err(missing);
  const found = await findInSealedList(deps.files, election, contest, token);
  if (found === 'no-list-yet') return err('being-sealed');
  return found === 'not-in-the-list' ? err('not-in-the-box') : ok(found);
}

function isOver(phase: Phase): boolean {
  return phase !== 'draft' && phase !== 'open' && phase !== 'void';
}

/** Why a ballot isn't taken that is neither in the box nor on its way there. */
function refused(open: NotOpen): 'not-open-yet' | 'closed' {
  return open === 'not-open-yet' ? open : 'closed';
}

async function receiptFor(deps: BoxDeps, election: string, ballot: Bytes): Promise<Receipt> {
  const hash = ballotHash(ballot);
  const signature = await deps.receipts.sign(election, receiptSigned(election, hash));
  return { hash, signature: toBase64url(signature) };
}
