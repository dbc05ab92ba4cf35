// Awkward elections, one folder each; its name says what it shows. `expected.txt` is the count by the
// Scottish rule, `expected.RULE.txt` by another: which of them are there says how papers are counted
// (make an empty one to begin). After a wanted change:
//   UPDATE_GOLDEN=1 npx vitest run packages/stv/test/cases.test.ts
// and read the difference before committing it.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { count, countJson, ruleNames, type RuleName, type Transcript } from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import { compareCounts, countAgain } from '@teller/second-count';
import { golden } from '@teller/sample-papers/golden';
import { readContest } from '@teller/sample-papers/official';

const folder = path.join(import.meta.dirname, 'cases');
const names = readdirSync(folder);

/** Every file with a count in it, and the rule by which it is made. */
const sheets = names.flatMap((name) =>
  readdirSync(path.join(folder, name)).flatMap((file): [string, string, RuleName?][] => {
    if (file === 'papers.blt') return [];
    const rule = ruleNames.find((one) => file === `expected.${one}.txt`);
    if (rule === undefined && file !== 'expected.txt') throw new Error(`${name}/${file}: no rule`);
    return rule === undefined ? [[name, file]] : [[name, file, rule]];
  }),
);

/** Lots are drawn in the order of the ballot paper, so that the files say everything. */
function counted(name: string, named: RuleName | undefined): Transcript {
  const contest = readContest(path.join(folder, name, 'papers.blt'));
  const rule = named ?? (contest.seats === 1 ? 'av' : 'scottish-2011');
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

test('there are more than a dozen, and each is counted', () => {
  expect(names.length).toBeGreaterThanOrEqual(16);
  expect(new Set(sheets.map(([name]) => name)).size).toBe(names.length);
});

test.each(sheets)('%s: %s', (name, file, rule) => {
  const { title } = readContest(path.join(folder, name, 'papers.blt'));
  const transcript = counted(name, rule);
  const text = `${renderTable(transcript, { title })}\n\n${renderSentences(transcript)}`;
  expect(text).toBe(golden(path.join(folder, name, file), text));
});
