import { assert, compareBytes, defined, fromBase64url, type Bytes } from '@teller/basics';
import { contestAt, tokenIn } from '@teller/protocol';
import { ballotsHead, headLength, readHead, recordPath } from '@teller/record';
import type { Election } from '../ports/elections.ts';
import type { RecordFiles } from '../ports/record-files.ts';
import { closingOf } from '../working-area/closing.ts';

/** Whether the contest's list has been made, for whichever close. */
export async function isListMade(
  files: Pick<RecordFiles, 'read'>,
  election: Election,
  contest: number,
): Promise<boolean> {
  const path = recordPath.ballots(contestAt(election, contest).id);
  return (
    (await files.read({ area: 'working', election: election.id, path }, firstByte)) !== undefined
  );
}

const firstByte = { from: 0, length: 1 };

/**
 * The listed part of the ballot under a token in its contest's sealed list: a binary search, reading some
 * twenty ballots of a million. A list that was made for another close is as good as none: the seal job tells of it.
 *
 * @param token base64url of 65 bytes
 */
export async function findInSealedList(
  files: Pick<RecordFiles, 'read'>,
  election: Election,
  contest: number,
  token: string,
): Promise<Bytes | 'not-in-the-list' | 'no-list-yet'> {
  const wanted = fromBase64url(token);
  assert(wanted.ok, 'it was made from bytes');
  const path = recordPath.ballots(contestAt(election, contest).id);
  const name = { area: 'working', election: election.id, path } as const;
  const start = await files.read(name, { from: 0, length: headLength });
  if (start === undefined) return 'no-list-yet';
  const head = ballotsHead(closingOf(election), contest);
  const count = readHead(start, head);
  if (!count.ok) return 'no-list-yet';
  let from = 0;
  let to = count.value;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const place = { from: headLength + middle * head.width, length: head.width };
    const found = defined(await files.read(name, place), 'a sealed list never changes');
    const order = compareBytes(wanted.value, tokenIn(found));
    if (order === 0) return found;
    if (order < 0) to = middle;
    else from = middle + 1;
  }
  return 'not-in-the-list';
}
