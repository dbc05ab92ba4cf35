// Large made-up elections: who is elected, how the count begins and ends, and a hash of all of it. After
// a wanted change:
//   UPDATE_GOLDEN=1 npx vitest run packages/stv/test/cases-at-size.test.ts
// and read the difference before committing it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { madeUpPapers } from '@teller/sample-papers/made-up';
import { count, countJson, mergePapers, type RuleName } from '../src/index.ts';
import { renderSentences } from '@teller/count-sheet';
import { golden } from '@teller/sample-papers/golden';

test.each<[string, number, number, number, RuleName]>([
  ['a-thousand-candidates', 1000, 10_000, 20, 'scottish-2011'],
  ['a-thousand-candidates', 1000, 10_000, 20, 'ers97'],
  ['a-thousand-candidates', 1000, 10_000, 20, 'meek-prf'],
  ['a-million-papers', 30, 1_000_000, 4, 'scottish-2011'],
])('%s: %d candidates, %d papers, %d seats, %s', (name, candidates, papers, seats, rule) => {
  const groups = mergePapers(fromZero(madeUpPapers({ papers, candidates, seed: 42 })));
  const counted = count({
    rule,
    seats,
    candidates: Array.from({ length: candidates }, (_, c) => `Candidate ${c + 1}`),
    groups,
    lot: [...Array(candidates).keys()],
  });
  if (!counted.ok) throw new Error(counted.error.reason);
  const told = renderSentences(counted.value).split('\n\n');
  const json = JSON.stringify(countJson(counted.value));
  const text = [
    `${papers} papers of which ${groups.length} are different, seed 42`,
    ...told.slice(0, 4).map(shortened),
    `(${told.length - 7} stages more)`,
    ...told.slice(-3).map(shortened),
    `SHA-256 of all stages as JSON: ${createHash('sha256').update(json).digest('hex')}\n`,
  ].join('\n\n');
  const file = path.join(import.meta.dirname, 'cases-at-size', `${name}.${rule}.txt`);
  expect(text).toBe(golden(file, text));
});

/** A list of a thousand names says no more than one of a few. */
function shortened(paragraph: string): string {
  return paragraph.length < 1000 ? paragraph : `${paragraph.slice(0, 1000)} ...`;
}

function* fromZero(papers: Iterable<readonly number[]>): Generator<number[]> {
  for (const paper of papers) yield paper.map((number) => number - 1);
}
