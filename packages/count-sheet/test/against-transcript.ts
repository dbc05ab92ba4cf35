import { countJson, formatVotes, type Transcript } from '@teller/stv';
import { stageFacts } from '../src/facts/stage-facts.ts';

/** Whatever of a stage's facts does not agree with the transcript. */
export function astray(t: Transcript): readonly string[] {
  const all = stageFacts(countJson(t));
  return t.stages.flatMap((stage, i) => {
    const facts = all[i] ?? [];
    const numbers = (kinds: readonly string[]) =>
      facts
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap((fact) =>
          'candidates' in fact
            ? fact.candidates.map((one) => (typeof one === 'number' ? one : one.candidate))
            : 'candidate' in fact
              ? [fact.candidate]
              : [],
        )
        .sort((a, b) => a - b);
    const elected = numbers([
      'elected-at-quota',
      'elected-on-active-vote',
      'elected-with-most',
      'elected-to-last-places',
      'elected-without-exclusion',
    ]);
    const excluded = numbers([
      'excluded-fewest',
      'excluded-together',
      'excluded-doomed',
      'excluded-formally',
    ]);
    const gains = facts.flatMap((fact) => (fact.kind === 'gains' ? fact.gains : []));
    const gained = stage.changes.flatMap((votes, c) =>
      votes > 0 && !('candidate' in stage.action && stage.action.candidate === c)
        ? [{ candidate: c + 1, votes: formatVotes(votes, t.places) }]
        : [],
    );
    const lost = facts.flatMap((fact) =>
      fact.kind === 'non-transferable' ||
      fact.kind === 'surplus-not-passed-on' ||
      fact.kind === 'left-on-papers'
        ? [fact.votes]
        : [],
    );
    const before = t.stages[i - 1]?.nonTransferable ?? 0;
    const away = stage.nonTransferable - before;
    const scale = 10 ** (t.places ?? 5);
    return [
      ...(same(elected, of(stage.elected)) ? [] : [`stage ${i + 1}: elected ${elected.join()}`]),
      ...(same(excluded, of(stage.excluded))
        ? []
        : [`stage ${i + 1}: excluded ${excluded.join()}`]),
      ...(i === 0 ||
      same(
        [...gains].sort((a, b) => a.candidate - b.candidate),
        gained,
      )
        ? []
        : [`stage ${i + 1}: gains ${JSON.stringify(gains)}`]),
      ...(i === 0 || away <= 0 || lost.some((votes) => Math.round(Number(votes) * scale) === away)
        ? []
        : [`stage ${i + 1}: ${away} became non-transferable, told ${lost.join()}`]),
    ];
  });
}

function of(them: readonly { readonly candidate: number }[]): readonly number[] {
  return them.map(({ candidate }) => candidate + 1).sort((a, b) => a - b);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
