/** Spreadsheets of papers whose reading would be a guess: refused, and nothing lost by a slip in a line. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../src/csv/index.ts';
import { readPapers } from '../src/index.ts';

describe('refused, for it would elect somebody else', () => {
  test.each([
    [
      'thousands of papers',
      2,
      'count,Ann,Bob\n"1,000",1,2\n900,2,1\n',
      /write it without a separator: 1000\./,
    ],
    ['thousands with points', 2, 'count;Ann;Bob\n1.000;1;2\n900;2;1\n', /: 1000\./],
    ['a weight of thousands', 3, 'Weight,Ann,Bob\n1,1,2\n"3,000",2,1\n', /: 3000\./],
    ['a slip beside Ward', 2, 'Roe,Ward,Cole\n2,1,3\n3,22,1\n', /“Ward” may be a candidate/],
    ['Ward with decimals', 2, 'Roe,Ward,Cole\n2.0,1.0,3.0\n', /“Ward” may be a candidate/],
    ['Ward in words', 2, 'Roe,Ward,Cole\n2nd,1st,3rd\n', /“Ward” may be a candidate/],
    ['Ward with one number', 3, 'Roe,Ward,Cole\n1,,2\n2,1,3\n', /“Ward” may be a candidate/],
    ['Ward whom nobody marked', 1, 'Roe,Ward,Cole\n1,,2\n2,,1\n', /“Ward” may be a candidate/],
    ['ranks over numbers', 1, '1st,2nd,3rd\n2,1,3\n1,2,\n', /there is a column for each rank/],
    ['numbers of candidates', 2, 'Vote A,Vote B\nCandidate 2,Candidate 1\n', /is not a number/],
    [
      'a quote in the middle of lines',
      2,
      'Rank 1,Rank 2\nAnn,"Bob\nEve",Cy"\nAnn,\n',
      /quotation mark/,
    ],
    [
      'a quote that begins a cell',
      2,
      'Ann,Bob\n"1"2",1\n',
      /quotation mark|not closed|never closed/,
    ],
    [
      'responses not handed in',
      3,
      'submitdate,Ann,Bob\n10:00,1,2\n,2,1\n',
      /not the same in every row/,
    ],
    [
      'papers marked invalid',
      3,
      'Ballot status,Ann,Bob\nCounted,1,2\nInvalid,2,1\n',
      /not the same in every row/,
    ],
  ])('%s', (_, line, text, said) => {
    const read = parseCsv(text);
    expect(read).toMatchObject({ ok: false, error: { line } });
    expect(read.ok ? '' : read.error.message).toMatch(said);
  });

  test('what only programs write is passed over whatever is in it', () => {
    const read = parseCsv('Response ID,Last page,Seed,Ann,Bob\n1,1,2,1,2\n2,1,1,2,1\n');
    expect(read).toMatchObject({ ok: true, value: { candidates: ['Ann', 'Bob'] } });
  });

  test('a number that one candidate lost to another mark is still a repeated number', () => {
    for (const text of ['Rank 1,Rank 2,Rank 3\nAnn,Ann;Bob,Cy\n', 'Ann,Bob,Cy\n"1,2",2,3\n']) {
      const read = parseCsv(text);
      if (!read.ok) throw new Error(read.error.message);
      expect(readPapers(read.value)).toMatchObject({
        groups: [{ preferences: [0], papers: 1 }],
        ended: { 'number-repeated': 1 },
      });
    }
  });
});

test('every paper of a file is counted, or its line is refused, whatever one line becomes', () => {
  const files = [
    'Ann,Bob,Cy\n1,2,3\n2,1,\n3,,1\n1,,\n',
    'Rank 1,Rank 2,Rank 3\nAnn,Bob,Cy\nBob,Ann,\nCy,"Ann",\nAnn,,\n',
  ];
  const change = fc.constantFrom<(line: string) => readonly string[]>(
    (line) => [line, line],
    () => [],
    (line) => [`${line}"`],
    (line) => [`"${line}`],
    (line) => [line.replace(',', '"')],
    () => ['0'],
    () => ['junk;junk'],
    (line) => [line.replaceAll(',', '')],
  );
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(3), change, (file, n, changed) => {
      const [heading = '', ...rows] = file.trimEnd().split('\n');
      const after = rows.flatMap((row, i) => (i === n ? changed(row) : [row]));
      const read = parseCsv([heading, ...after].join('\n'));
      const papers = read.ok ? read.value.groups.reduce((sum, group) => sum + group.papers, 0) : 0;
      expect(read.ok ? papers === after.length : read.error.line > 1).toBe(true);
    }),
  );
});
