import { defined } from '@teller/basics';
import type { Closing } from '@teller/record';
import type { Election } from '../ports/elections.ts';

/** What the files made after the close say that they were made for. */
export function closingOf({
  id,
  manifest,
  close,
}: Pick<Election, 'id' | 'manifest' | 'close'>): Closing {
  return { manifest, election: id, close: defined(close ?? undefined, 'voting has ended') };
}
