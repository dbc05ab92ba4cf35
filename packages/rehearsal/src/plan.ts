import { randomInt } from 'node:crypto';
import { err, ok, type Result } from '@teller/basics';
import type { ContestTerms } from '@teller/election';
import { parseBlt, type BltError, type ReadingNotes } from '@teller/stv';

/** A rehearsal: one contest and the papers that will be cast in it, each by a different member. */
export interface RehearsalPlan {
  readonly title: string;
  readonly contest: ContestTerms;
  /** The numbers on each paper in candidate order, 0 for blank; in the order they are cast. */
  readonly papers: readonly (readonly number[])[];
  /** How the file was read. */
  readonly notes: ReadingNotes;
}

/** A rehearsal of the papers in a BLT file, in random order; by default with its number of seats. */
export function planFromBlt(
  text: string,
  options: { readonly rule?: string; readonly seats?: number } = {},
): Result<RehearsalPlan, BltError> {
  const parsed = parseBlt(text);
  if (!parsed.ok) return err(parsed.error);
  const { candidates, groups, title } = parsed.value;
  const seats = options.seats ?? parsed.value.seats;
  const papers: number[][] = [];
  for (const { preferences, papers: count } of groups) {
    const marks = candidates.map((_, candidate) => preferences.indexOf(candidate) + 1);
    for (let i = 0; i < count; i++) papers.push(marks);
  }
  shuffle(papers);
  return ok({
    title: title === '' ? 'Rehearsal' : title,
    contest: {
      id: 'contest',
      kind: 'places',
      title: title === '' ? 'Contest' : title,
      seats,
      rule: options.rule ?? (seats === 1 ? 'av' : 'scottish-2011'),
      candidates: candidates.map((name, i) => ({ id: `candidate-${i + 1}`, name })),
    },
    papers,
    notes: parsed.value,
  });
}

function shuffle(values: unknown[]): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [values[i], values[j]] = [values[j], values[i]];
  }
}
