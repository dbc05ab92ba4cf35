import { assert, compareBytes, defined, fromBase64url, type Bytes } from '@teller/basics';
import { ballotLength, contestAt } from '@teller/protocol';
import { recordPath } from '@teller/record';
import type { Election } from '../ports/elections.ts';
import type { RecordFiles } from '../ports/record-files.ts';

// The file's header and where a ballot has its token: see SPEC.md of the protocol.
const headerLength = 48;
const countAt = 44;
const tokenAt = 35;
const tokenLength = 65;

/**
 * The ballot under a token in its contest's sealed list: a binary search, reading some twenty ballots of a
 * million.
 *
 * @param token base64url of 65 bytes
 */
export async function findInSealedList(
  files: Pick<RecordFiles, 'read'>,
  { id, manifest }: Election,
  contest: number,
  token: string,
): Promise<Bytes | 'not-in-the-list' | 'no-list-yet'> {
  const wanted = fromBase64url(token);
  assert(wanted.ok, 'it was made from bytes');
  const path = recordPath.ballots(contestAt(manifest, contest).id);
  const name = { area: 'working', election: id, path } as const;
  const header = await files.read(name, { from: 0, length: headerLength });
  if (header === undefined) return 'no-list-yet';
  const length = ballotLength(manifest, contest);
  let from = 0;
  let to = new DataView(header.buffer, header.byteOffset).getUint32(countAt);
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const place = { from: headerLength + middle * length, length };
    const found = defined(await files.read(name, place), 'a sealed list never changes');
    const order = compareBytes(wanted.value, tokenOf(found));
    if (order === 0) return found;
    if (order < 0) to = middle;
    else from = middle + 1;
  }
  return 'not-in-the-list';
}

function tokenOf(ballot: Bytes): Bytes {
  return ballot.subarray(tokenAt, tokenAt + tokenLength);
}
