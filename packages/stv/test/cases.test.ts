// Awkward elections, one folder each; its name says what it shows. After a wanted change:
//   UPDATE_GOLDEN=1 npx vitest run packages/stv/test/cases.test.ts
// and read the difference before committing it. Continuous integration never sets UPDATE_GOLDEN.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { count, countJson, renderSentences, renderTable, type Transcript } from '../src/index.ts';
import { compareCounts, countAgain } from '../src/second/index.ts';
import { readContest } from './official.ts';

const folder = path.join(import.meta.dirname, 'cases');
const names = readdirSync(folder);

/** Lots are drawn in the order of the ballot paper, so that the files say everything. */
function counted(name: string): Transcript {
  const contest = readContest(path.join(folder, name, 'papers.blt'));
  const rule = contest.seats === 1 ? 'av' : 'scottish-2011';
  const lot = [...contest.candidates.keys()];
  const result = count({ ...contest, rule, lot });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const again = countAgain({
    ...contest,
    rule,
    lot,
    candidates: contest.candidates.length,
    papers: contest.groups.flatMap(({ preferences, papers }) =>
      Array.from({ length: papers }, () => preferences),
    ),
  });
  if (!again.ok) throw new Error(again.error.reason);
  expect(compareCounts(countJson(result.value), again.value)).toMatchObject({ ok: true });
  return result.value;
}

test('there are a dozen', () => {
  expect(names.length).toBeGreaterThanOrEqual(12);
});

test.each(names)('%s', (name) => {
  const { title } = readContest(path.join(folder, name, 'papers.blt'));
  const transcript = counted(name);
  const text = `${renderTable(transcript, { title })}\n\n${renderSentences(transcript)}`;
  const file = path.join(folder, name, 'expected.txt');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});
