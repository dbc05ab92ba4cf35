import { defined } from '@teller/basics';
import { closeIn, headLength, type Closing } from '@teller/record';
import type { Election } from '../ports/elections.ts';
import type { FileName, RecordFiles } from '../ports/record-files.ts';

/** What the files made after the close say that they were made for. */
export function closingOf({
  id,
  manifest,
  contests,
  close,
}: Pick<Election, 'id' | 'manifest' | 'contests' | 'close'>): Closing {
  return {
    manifest,
    contests,
    election: id,
    close: defined(close ?? undefined, 'voting has ended'),
  };
}

/**
 * Whether a file made after the close is there. Throws when it was made for another close than the log has: the
 * log was cut back, or another put in its place, and what the file says is lost or said twice if it is used.
 */
export async function isMade(
  files: Pick<RecordFiles, 'read'>,
  election: Pick<Election, 'id' | 'close'>,
  name: FileName,
): Promise<boolean> {
  const head = await files.read(name, { from: 0, length: headLength });
  if (head === undefined) return false;
  if (closeIn(head) !== election.close)
    throw new Error(
      `${name.path} of ${election.id} was made for another close than the officers' log has`,
    );
  return true;
}
