/** What the one stage of a count by most votes has to tell. */
import type { Fact } from './fact.ts';
import { outlook } from './reserved.ts';
import { electionTie, sorted, totalOf, type At } from './every-rule.ts';

export function pluralityFacts(at: At): readonly Fact[] {
  const { elected, doomed } = at.stage;
  return [
    ...sorted(at),
    ...outlook(at),
    ...elected.flatMap((candidate) => {
      const tied = electionTie(at, candidate);
      return [
        ...tied,
        {
          kind: 'elected-with-most',
          candidate,
          votes: totalOf(at.stage, candidate),
          most: tied.length > 0 ? 'after-tie' : doomed === undefined ? 'of-all' : 'of-possible',
          paragraph: '2',
        } as const,
      ];
    }),
  ];
}
