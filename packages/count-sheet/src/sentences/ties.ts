import type { Stage, Tie, Transcript } from '@teller/stv';
import { nameOf, names } from '../words/names.ts';
import { labelOf } from '../words/words.ts';

export type TiePurpose = 'surplus' | 'exclusion' | 'election';

/** "B and C have equal votes; the lot drew C, B, and the last drawn goes out [52(2)(b)]." */
export function tieSentence(t: Transcript, stage: Stage, tie: Tie, purpose: TiePurpose): string {
  const steps = tie.steps.map((step) => {
    if (step.kind === 'lot') {
      const order = step.drawn.map((candidate) => nameOf(t, candidate)).join(', ');
      return `the lot drew ${order}, and ${meaning[purpose]} [${step.paragraph}]`;
    }
    const before = t.stages[step.stage - 1];
    const when = before === undefined ? String(step.stage) : labelOf(before);
    const which = t.rule === 'ers97' ? 'first' : 'last';
    const had = purpose === 'exclusion' ? 'fewest' : 'most';
    return (
      `after stage ${when}, the ${which} at which they differed, ${names(t, step.left)} had the ` +
      `${had} [${step.paragraph}]`
    );
  });
  return `${equals(t, stage, tie, purpose)}; ${steps.join('; ')}.`;
}

const meaning: Readonly<Record<TiePurpose, string>> = {
  surplus: 'the first drawn goes first',
  election: 'the first drawn wins',
  exclusion: 'the last drawn goes out',
};

function equals(t: Transcript, { totals }: Stage, { tied }: Tie, purpose: TiePurpose): string {
  if (purpose === 'surplus') return `${names(t, tied)} have equal surpluses`;
  const [first = 0] = tied;
  return tied.every((candidate) => totals[candidate] === totals[first])
    ? `${names(t, tied)} have equal votes`
    : `${names(t, tied)} are no further apart than the surplus that is left, which is a tie`;
}

/** Every tie of a count and how it was broken, a line each; none where there was no tie. */
export function tieLines(t: Transcript): readonly string[] {
  return t.stages.flatMap((stage) => {
    const { action, elected, excluded } = stage;
    const line = (tie: Tie | undefined, purpose: TiePurpose) =>
      tie === undefined
        ? []
        : [`Tie at stage ${labelOf(stage)}: ${tieSentence(t, stage, tie, purpose)}`];
    return [
      ...(action.kind === 'surplus' ? line(action.tie, 'surplus') : []),
      ...elected.flatMap(({ tie }) => line(tie, 'election')),
      ...excluded.flatMap(({ tie }) => line(tie, 'exclusion')),
    ];
  });
}
