import type { ReservedPlaces } from '@teller/election';
import { frameWords } from './words.ts';

/** "at least 2 for women", one phrase for each bound, with commas between them. */
export function reservedText({ groups }: ReservedPlaces): string {
  const phrases = groups.flatMap(({ name, atLeast, atMost }) => [
    ...(atLeast === undefined ? [] : [frameWords.reservedAtLeast(atLeast, name)]),
    ...(atMost === undefined ? [] : [frameWords.reservedAtMost(atMost, name)]),
  ]);
  return phrases.join(', ');
}
