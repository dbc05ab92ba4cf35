// The count sheet and the sentences of the shipped ward, as files. After a wanted change:
//   UPDATE_GOLDEN=1 npx vitest run packages/stv/test/golden.test.ts
// and read the difference before committing it.
import path from 'node:path';
import { expect, test } from 'vitest';
import { count, countJson } from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import { golden } from '@teller/sample-papers/golden';
import { counted, readContest } from '@teller/sample-papers/official';

const ward = 'north_lanarkshire_2017_ward14';
const contest = readContest(path.resolve(import.meta.dirname, `../data/${ward}.blt`));
const transcript = counted(contest);
const meek = counted(contest, undefined, 'meek-prf');

test.each([
  ['table.txt', renderTable(transcript, { title: contest.title })],
  ['sentences.txt', renderSentences(transcript)],
  ['count.json', `${JSON.stringify(countJson(transcript), undefined, 1)}\n`],
  ['meek-prf.table.txt', renderTable(meek, { title: contest.title })],
  ['meek-prf.sentences.txt', renderSentences(meek)],
  ['meek-prf.count.json', `${JSON.stringify(countJson(meek), undefined, 1)}\n`],
])('the shipped ward rendered as %s', (name, text) => {
  expect(text).toBe(golden(path.resolve(import.meta.dirname, `golden/${ward}.${name}`), text));
});

test.each([['table.txt'], ['sentences.txt'], ['count.json']])(
  'the shipped ward by ERS97 rendered as %s',
  (name) => {
    const result = count({ rule: 'ers97', ...contest });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const t = result.value;
    const text =
      name === 'table.txt'
        ? renderTable(t, { title: contest.title })
        : name === 'sentences.txt'
          ? renderSentences(t)
          : `${JSON.stringify(countJson(t), undefined, 1)}\n`;
    expect(text).toBe(
      golden(path.resolve(import.meta.dirname, `golden/${ward}.ers97.${name}`), text),
    );
  },
);
