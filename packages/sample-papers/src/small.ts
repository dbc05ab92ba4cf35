import {
  count,
  formatVotes,
  type CountInput,
  type CountRefusal,
  type PaperGroup,
  type Stage,
  type Transcript,
} from '@teller/stv';

const letters = 'ABCDEFGHIJ';

function indices(named: string): number[] {
  return named.split('').map((letter) => letters.indexOf(letter));
}

/** "7 AB" is seven papers with A first and B second; "2 " is two papers with no preference. */
export function papers(...groups: readonly string[]): PaperGroup[] {
  return groups.map((group) => {
    const [papers = '', order = ''] = group.split(' ');
    return {
      preferences: indices(order),
      papers: Number(papers),
    };
  });
}

type Rest = Partial<Omit<CountInput, 'lot' | 'withdrawn'>> & { lot?: string; withdrawn?: string };

function input(candidates: string, seats: number, groups: PaperGroup[], rest: Rest): CountInput {
  const { lot, withdrawn, ...more } = rest;
  return {
    rule: 'scottish-2011',
    seats,
    candidates: candidates.split(''),
    groups,
    ...(lot === undefined ? {} : { lot: indices(lot) }),
    ...(withdrawn === undefined ? {} : { withdrawn: indices(withdrawn) }),
    ...more,
  };
}

export function counted(
  candidates: string,
  seats: number,
  groups: PaperGroup[],
  rest: Rest = {},
): Transcript {
  const result = count(input(candidates, seats, groups, rest));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function refused(
  candidates: string,
  seats: number,
  groups: PaperGroup[],
  rest: Rest = {},
): CountRefusal {
  const result = count(input(candidates, seats, groups, rest));
  if (result.ok) throw new Error('the count was made');
  return result.error;
}

/** A stage as a reader of the count sheet sees it: "exclusion of D: A 3, B 2; elected C". */
export function told(t: Transcript, number: number): string {
  const stage = t.stages[number - 1] as Stage;
  const name = (candidate: number) => t.candidates[candidate] ?? '';
  const { action } = stage;
  const done = 'candidate' in action ? `${action.kind} of ${name(action.candidate)}` : action.kind;
  const totals = stage.totals
    .map((votes, c) => `${name(c)} ${formatVotes(votes, t.places)}`)
    .join(', ');
  const elected = stage.elected.map(
    (e) => ` elected ${name(e.candidate)} ${e.reason} [${e.paragraph}]`,
  );
  const excluded = stage.excluded.map((e) => ` excluded ${name(e.candidate)} [${e.paragraph}]`);
  return [`${done}: ${totals}`, ...elected, ...excluded].join(';');
}
