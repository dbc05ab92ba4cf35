import { displayNames } from '@teller/basics';
import type { Transcript } from '@teller/stv';
import { listed } from './phrases.ts';

export function nameOf({ candidates }: Pick<Transcript, 'candidates'>, candidate: number): string {
  return displayNames(candidates)[candidate] ?? `candidate ${candidate + 1}`;
}

/** "A, B and C". */
export function names(t: Transcript, candidates: readonly number[]): string {
  return listed(candidates.map((candidate) => nameOf(t, candidate)));
}

/** " 3 Hugh GAFFNEY (Lab)": with the number from the ballot paper, all numbers of one width. */
export function numbered(t: Transcript, candidate: number): string {
  const width = String(t.candidates.length).length;
  return `${String(candidate + 1).padStart(width)} ${nameOf(t, candidate)}`;
}
