import * as fc from 'fast-check';
import { hiddenInName } from '@teller/basics';
import { describe, expect, test } from 'vitest';
import { parseCsv, renderCsv } from '../src/csv/index.ts';
import {
  count,
  countJson,
  parseBlt,
  readPapers,
  writeMarks,
  type MarkedPapers,
} from '../src/index.ts';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';

const plain = 'Ann,Bob,Cy\n1,2,\n1,2,\n,1,\n3,1,2\n';
const marked: MarkedPapers = {
  candidates: ['Ann', 'Bob', 'Cy'],
  groups: [
    { marks: [1, 2, 0], papers: 2 },
    { marks: [0, 1, 0], papers: 1 },
    { marks: [3, 1, 2], papers: 1 },
  ],
};

describe('reads what people and spreadsheets write', () => {
  test.each([
    ['plain', plain],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['CR alone', plain.replaceAll('\n', '\r')],
    ['a byte order mark', `\u{FEFF}${plain}`],
    ['no last line end', plain.trimEnd()],
    ['empty lines', plain.replaceAll('\n', '\n\n \n')],
    ['semicolons', plain.replaceAll(',', ';')],
    ['tabs', plain.replaceAll(',', '\t')],
    ['quotes around everything', plain.replaceAll(/[^,\n]+/g, '"$&"')],
    ['blanks around cells', plain.replaceAll(',', ' , ')],
    ['0 for nothing', 'Ann,Bob,Cy\n1,2,0\n1,2,0\n0,1,0\n3,1,2\n'],
    ['short rows', 'Ann,Bob,Cy\n1,2\n1,2\n,1\n3,1,2\n'],
    ['empty columns behind', plain.replaceAll('\n', ',,\n')],
    ['numbers from programs that reckon', plain.replaceAll(/\d/g, '$&.0')],
    ['papers numbered', 'Paper,Ann,Bob,Cy\n7,1,2,\nA8,1,2,\n"9",,1,\n10,3,1,2\n'],
    ['a count of equal papers', 'Ann,Bob,Cy,Count\n1,2,,2\n,1,,1\n3,1,2,1\n'],
    ['a count in front', 'papers;Ann;Bob;Cy\n2;1;2;\n1;;1;\n1;3;1;2\n'],
  ])('%s', (_, text) => {
    expect(parseCsv(text)).toEqual({ ok: true, value: marked });
  });

  test('names with separators, quotation marks, line ends and what looks like a formula', () => {
    const names = ['Roe, Ann', 'Bob "B" Lee', 'Cy\nDoe', "'=Dee", '"Eve"', 'A;B'];
    const text = `"Roe, Ann";Bob "B" Lee;"Cy\nDoe";''=Dee;"""Eve""";"A;B"\n1;2;3;4;5;6\n`;
    const read = parseCsv(text);
    expect(read).toMatchObject({
      ok: true,
      value: { candidates: names.map((name) => name.replace('\n', ' ')) },
    });
  });

  test('semicolons separate where names have commas without quotes', () => {
    expect(parseCsv('Roe, Ann;Lee, Bob\n1;2\n')).toMatchObject({
      value: { candidates: ['Roe, Ann', 'Lee, Bob'] },
    });
  });

  test('a paper with nothing on it is kept', () => {
    expect(parseCsv('Ann,Bob\n,\n1,\n')).toMatchObject({
      value: { groups: [{ marks: [0, 0] }, { marks: [1, 0] }] },
    });
  });
});

describe('refuses with the line and column to mend', () => {
  test.each([
    ['no-heading', 1, undefined, ''],
    ['no-heading', 1, undefined, '\n \n'],
    ['no-names', 1, undefined, 'count\n1\n'],
    ['no-names', 2, undefined, '\n1,2,3\n2,1,\n'],
    ['bad-name', 1, 2, 'Ann,,Bob\n1,,2\n'],
    ['bad-name', 1, 2, 'Ann,Bob\u202E,Cy\n1,,2\n'],
    ['bad-name', 1, 2, `Ann,${'B'.repeat(501)}\n1,2\n`],
    ['too-many-candidates', 1, undefined, `${'A,'.repeat(10_001)}\n`],
    ['quote-not-ended', 3, undefined, 'Ann,Bob\n1,2\n"1,2\n2,1\n'],
    ['too-many-cells', 3, 3, 'Ann,Bob\n1,2\n1,2,3\n'],
    ['not-a-mark', 2, 2, 'Ann,Bob\n1,x\n'],
    ['not-a-mark', 4, 1, 'Ann,Bob\n1,2\n\n-1,2\n'],
    ['not-a-mark', 2, 1, 'Ann,Bob\n1.5,2\n'],
    ['not-a-mark', 5, 2, '"Ann\nRoe",Bob\n1,2\n"1",2\n1,2x\n'],
    ['bad-count', 3, 3, 'Ann,Bob,count\n1,2,4\n1,2,0\n'],
    ['bad-count', 2, 1, 'count,Ann,Bob\n,1,2\n'],
    ['repeated-paper', 3, 1, 'paper,Ann,Bob\n4,1,2\n4,2,1\n'],
    ['too-many-papers', 3, undefined, 'count,Ann\n999999999,1\n2,1\n'],
  ])('%s in line %i, column %s', (reason, line, column, text) => {
    const result = parseCsv(text);
    expect(result).toMatchObject({ ok: false, error: { reason, line } });
    if (result.ok) return;
    expect(result.error.column).toBe(column);
    expect(result.error.message).toMatch(/\.$/);
  });
});

const name = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.stringMatching(/^[=+\-@'",; aß]{1,8}$/),
    fc.constantFrom(
      'count',
      'Paper',
      'id',
      '1',
      'Email',
      'No.',
      '1st choice',
      'Choice 2',
      "'id",
      'A [B]',
    ),
  )
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

const papersWritten: fc.Arbitrary<MarkedPapers> = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.record({
    candidates: fc
      .array(
        name.filter((one) => hiddenInName(one) === undefined),
        { minLength: n, maxLength: n },
      )
      .filter((names) => !names.every((one) => /^\d+$/.test(one))),
    groups: fc.array(
      fc.record({
        marks: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }),
        papers: fc.integer({ min: 1, max: 1_000 }),
      }),
      { maxLength: 8 },
    ),
  }),
);

test('reads what it writes', () => {
  fc.assert(
    fc.property(papersWritten, (papers) => {
      expect(parseCsv(renderCsv(papers))).toEqual({ ok: true, value: papers });
    }),
    runs,
  );
});

test('no cell of a file begins like a formula', () => {
  const csv = renderCsv({ candidates: ['=1+1', '@SUM', '+44', '-', "'=x"], groups: [] });
  expect(csv.trimEnd().split(',').slice(1)).toEqual(["'=1+1", "'@SUM", "'+44", "'-", "''=x"]);
});

test('an election counts the same from a CSV as from its papers', () => {
  fc.assert(
    fc.property(smallElections, ({ candidates, seats, papers, withdrawn, lot }) => {
      const names = namesFor(candidates);
      const contest = {
        candidates: names,
        seats,
        withdrawn,
        title: '',
        groups: papers.map((preferences) => ({ preferences, papers: 1 })),
      };
      const read = parseCsv(renderCsv(writeMarks(contest)));
      if (!read.ok) throw new Error(read.error.message);
      const { groups } = readPapers(read.value);
      const [from, again] = [contest.groups, groups].map((one) =>
        count({ ...contest, groups: one, lot, rule: 'scottish-2011' }),
      );
      expect(again).toEqual(from);
    }),
    { numRuns: runs.numRuns / 4 },
  );
});

test('a real ward goes through CSV and back without a change', async () => {
  const { readFileSync } = await import('node:fs');
  const file = new URL('../data/north_lanarkshire_2017_ward14.blt', import.meta.url);
  const ward = parseBlt(readFileSync(file, 'utf8'));
  if (!ward.ok) throw new Error(ward.error.message);
  const read = parseCsv(renderCsv(writeMarks(ward.value)));
  if (!read.ok) throw new Error(read.error.message);
  expect(readPapers(read.value)).toEqual({ groups: ward.value.groups, invalid: {}, ended: {} });
  const counts = [ward.value.groups, readPapers(read.value).groups].map((groups) => {
    const counted = count({ ...ward.value, groups, rule: 'ers97' });
    return counted.ok ? countJson(counted.value) : undefined;
  });
  expect(counts[0]).toBeDefined();
  expect(counts[1]).toEqual(counts[0]);
});
