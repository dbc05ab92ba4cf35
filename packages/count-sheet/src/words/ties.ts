import type { TieFact, TiePurpose } from '../facts/fact.ts';
import type { Names } from './table.ts';

/** "B and C have equal votes; the lot drew C, B, and the last drawn goes out [52(2)(b)]." */
export function fullTie({ purpose, tied, equal, steps }: TieFact, { one, all }: Names): string {
  const equals = {
    votes: 'have equal votes',
    surpluses: 'have equal surpluses',
    'within-surplus': 'are no further apart than the surplus that is left, which is a tie',
  }[equal];
  const had = purpose === 'exclusion' ? 'fewest' : 'most';
  const broken = steps.map((step) =>
    step.kind === 'lot'
      ? `the lot drew ${step.drawn.map(one).join(', ')}, and ${drawn[purpose]} [${step.paragraph}]`
      : `after stage ${step.stage}, the ${step.which} at which they differed, ${all(step.left)} had the ` +
        `${had} [${step.paragraph}]`,
  );
  return `${all(tied)} ${equals}; ${broken.join('; ')}.`;
}

const drawn: Readonly<Record<TiePurpose, string>> = {
  surplus: 'the first drawn goes first',
  election: 'the first drawn wins',
  exclusion: 'the last drawn goes out',
};
