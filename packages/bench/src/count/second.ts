// The second counter, which takes every paper by itself.
import { readFileSync } from 'node:fs';
import { defined } from '@teller/basics';
import { countAgain } from '@teller/second-count';
import { done } from './done.ts';
import { headed, papersIn } from './lines.ts';

const lines = readFileSync(String(process.argv[2]), 'utf8').split('\n');
const candidates = headed(lines);
const counted = countAgain({
  rule: String(process.argv[4]),
  seats: Number(process.argv[3]),
  candidates,
  papers: onePaperAtATime(),
  lot: [...Array(candidates).keys()],
});
const { elected } = defined(counted.ok ? counted.value : undefined, 'an election with a lot');
done({ elected });

function* onePaperAtATime(): Generator<readonly number[]> {
  for (const [papers, order] of papersIn(lines)) {
    const preferences = order.map((number) => number - 1);
    for (let paper = 0; paper < papers; paper++) yield preferences;
  }
}
