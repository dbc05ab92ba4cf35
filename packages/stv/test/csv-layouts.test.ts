// Files as other programs save them: read as they are meant, or refused by naming what was found.
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../src/csv/index.ts';

const marked = {
  candidates: ['Ann', 'Bob', 'Cy'],
  groups: [
    { marks: [1, 2, 3], papers: 1 },
    { marks: [3, 1, 2], papers: 1 },
  ],
};
const named =
  'The columns are ranks, with names in the cells. The candidates are the 3 who are named';

describe('a column for each rank, names in the cells', () => {
  test.each([
    [
      'a form',
      'Timestamp,Rank [1st],Rank [2nd],Rank [3rd]\n2025/01/01 10:00,Ann,Bob,Cy\n2025/01/01 10:01,Bob,Cy,Ann\n',
    ],
    ['words', 'First choice,Second choice,Third choice\nAnn,Bob,Cy\nBob,Cy,Ann\n'],
    ['numbers behind', 'Choice 1;Choice 2;Choice 3\nAnn;Bob;Cy\nBob;Cy;Ann\n'],
    ['bare numbers', '1,2,3\nAnn,Bob,Cy\nBob,Cy,Ann\n'],
    ['in another order', 'Rank 3,Rank 1,Rank 2\nCy,Ann,Bob\nAnn,Bob,Cy\n'],
    [
      'an election office',
      'Cast Vote Record,Precinct,Ballot Style,Mayor 1st Choice,Mayor 2nd Choice,Mayor 3rd Choice\n12,Hill,7,Ann,Bob,Cy\n13,Hill,7,Bob,Cy,Ann\n',
    ],
    ['named first by a blank paper', 'Choice 1,Choice 2,Choice 3\n,,\nAnn,Bob,Cy\nBob,Cy,Ann\n'],
    ['with a separator said', 'sep=;\nChoice 1;Choice 2;Choice 3\nAnn;Bob;Cy\nBob;Cy;Ann\n'],
    [
      'from a spreadsheet',
      '\u{FEFF}"sep=;"\r\nID;Choice 1;Choice 2;Choice 3\r\n1;Ann;Bob;Cy\r\n2;Bob;Cy;Ann\r\n',
    ],
  ])('%s', (what, text) => {
    const read = parseCsv(text);
    const { groups } = marked;
    const expected = what.includes('blank') ? [{ marks: [0, 0, 0], papers: 1 }, ...groups] : groups;
    expect(read).toMatchObject({ ok: true, value: { ...marked, groups: expected } });
    expect(read.ok && read.value.remarks?.join(' ')).toContain(named);
  });

  test('ranks left out, overvotes, the same name twice, several names in a cell', () => {
    const read = parseCsv(
      'Rank 1,Rank 2,Rank 3\n' +
        'Ann,,Bob\nAnn,skipped,Bob\nAnn,undervote,Bob\n' +
        'Ann,overvote,Bob\n' +
        'Cy,Ann,Cy\n' +
        '"Ann, Bob",Cy,\n',
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        candidates: ['Ann', 'Bob', 'Cy'],
        groups: [
          { marks: [1, 3, 0], papers: 3 },
          { marks: [1, 0, 0], papers: 1 },
          { marks: [2, 0, 1], papers: 1 },
          { marks: [1, 1, 2], papers: 1 },
        ],
      },
    });
    expect(read.ok && read.value.remarks?.slice(1)).toEqual([
      'A cell with several names gives all of them the same rank.',
      'What follows an overvote is passed over, on 1 paper.',
      'Where a paper names somebody twice, the better rank counts: 1 paper.',
    ]);
  });

  test('a comma in a name is no list of names', () => {
    const read = parseCsv('Rank 1,Rank 2\n"Roe, Ann",Bob\nBob,\n');
    expect(read).toMatchObject({ value: { candidates: ['Bob', 'Roe, Ann'] } });
  });
});

describe('a column for each candidate', () => {
  test.each([
    [
      'numbers and weights',
      'Ballot ID,Weight,Ann,Bob,Cy\nA,1,1,2,3\nB,1,3,1,2\n',
      ['Column A, “Ballot ID”, numbers the papers.', 'Column B, “Weight”, is 1 for every paper.'],
    ],
    [
      'a grid',
      'Timestamp,Rank them [Ann],Rank them [Bob],Rank them [Cy]\n10:00,1st choice,2nd choice,3rd choice\n10:01,Third,First,Second\n',
      [
        'Column A, “Timestamp”, is passed over.',
        'The candidates are what is in square brackets in the first line.',
      ],
    ],
    [
      'a form that asks who votes',
      'ID,Start time,Completion time,Email,Name,Ann,Bob,Cy\n1,9:00,9:01,a@b,A,1,2,3\n2,9:02,9:03,c@d,C,3,1,2\n',
      [
        'Column A, “ID”, numbers the papers.',
        'Column B, “Start time”, is passed over.',
        'Column C, “Completion time”, is passed over.',
        ...['D, “Email”', 'E, “Name”'].map(
          (column) =>
            `Column ${column}, may say who voted. It is passed over: take it out of the file, so that nobody can see who voted how.`,
        ),
      ],
    ],
    ['decimal commas', 'Ann;Bob;Cy\n1,0;2,0;3,0\n3,0;1,0;2,0\n', undefined],
    [
      'a weight behind',
      'Ann,Bob,Cy,Weight\n1,2,3,1.0\n3,1,2,1\n',
      ['Column D, “Weight”, is 1 for every paper.'],
    ],
  ])('%s', (_, text, remarks) => {
    expect(parseCsv(text)).toEqual({
      ok: true,
      value: { ...marked, ...(remarks && { remarks }) },
    });
  });
});

test.each([
  ['weighted', 3, 2, 'Ballot ID,Weight,Ann,Bob\nA,1,1,2\nB,2,2,1\n'],
  ['weighted', 2, 1, 'Weight,Ann,Bob\n,1,2\n'],
  ['repeated-paper', 3, 1, 'Ballot ID,Choice 1,Choice 2\nA,Ann,Bob\nA,Bob,Ann\n'],
  ['layout-unclear', 1, undefined, 'Choice 1,Choice 2,Choice 3\n3,1,2\n1,2,\n'],
  ['layout-unclear', 1, 3, 'Rank 1,Rank 2,Rank 4\nAnn,Bob,Cy\n'],
  ['layout-unclear', 1, 2, 'Rank 1,Rank 1\nAnn,Bob\n'],
  ['layout-unclear', 1, 1, 'Faculty,Rank 1,Rank 2\nArts,Ann,Bob\n'],
  ['not-a-name', 3, 2, 'Rank 1,Rank 2\nAnn,Bob\nBob,1\n'],
  ['bad-name', 2, 2, 'Rank 1,Rank 2\nAnn,Bo\u202Eb\n'],
  ['too-many-cells', 2, 3, 'Rank 1,Rank 2\nAnn,Bob,Cy\n'],
  ['bad-separator', 1, undefined, 'sep=|\nAnn|Bob\n1|2\n'],
])('%s in line %i, column %s', (reason, line, column, text) => {
  const result = parseCsv(text);
  expect(result).toMatchObject({ ok: false, error: { reason, line } });
  if (result.ok) return;
  expect(result.error.column).toBe(column);
  expect(result.error.message).toMatch(/\.$/);
});
