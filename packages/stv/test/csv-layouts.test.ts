/** Spreadsheets of papers as forms and counting programs save them: read rightly, or refused by name. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../src/csv/index.ts';
import { readPapers } from '../src/index.ts';

/** Papers as `Bob>Ann x2`, and what is said of them. */
function read(text: string) {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(`line ${parsed.error.line}: ${parsed.error.message}`);
  const { candidates, remarks = [] } = parsed.value;
  const { groups, invalid, ended } = readPapers(parsed.value);
  const papers = groups.map(
    ({ preferences, papers: n }) =>
      `${preferences.map((c) => candidates[c]).join('>')}${n === 1 ? '' : ` x${n}`}`,
  );
  return { candidates, papers, invalid, ended, remarks: remarks.join('\n') };
}

function readCase(name: string) {
  return read(readFileSync(path.join(import.meta.dirname, 'csv-cases', name), 'utf8'));
}

const three = { candidates: ['Ann', 'Bob', 'Cy'], papers: ['Ann>Bob>Cy', 'Bob>Cy>Ann'] };

test('62: a form with a column for each rank', () => {
  const found = readCase('62-gforms.csv');
  expect(found).toMatchObject(three);
  expect(found.remarks).toContain('Passed over: Timestamp (column A).');
  expect(found.remarks).toContain('by the alphabet: 1 Ann, 2 Bob, 3 Cy.');
});

test('63: ids and weights before the candidates', () => {
  const found = readCase('63-opavote-csv.csv');
  expect(found).toMatchObject({
    candidates: three.candidates,
    papers: ['Ann>Bob>Cy', 'Bob>Ann>Cy'],
  });
  expect(found.remarks).toContain('Passed over: Ballot ID (column A).');
  expect(found.remarks).toContain('Weight (column B) is 1 in every row.');
});

describe('a column for each rank, however it is called', () => {
  test.each([
    ['Choice 1,Choice 2,Choice 3'],
    ['choice_1,choice_2,choice_3'],
    ['Rank1,Rank2,Rank3'],
    ['1st choice,2nd choice,3rd choice'],
    ['First Preference,Second Preference,Third Preference'],
    ['Preference #1,Preference #2,Preference #3'],
    ['First,Second,Third'],
    ['1,2,3'],
    ['"Chair, choice 1 of 3","Chair, choice 2 of 3","Chair, choice 3 of 3"'],
    ['Who is your 1st choice?,Who is your 2nd choice?,Who is your 3rd choice?'],
    ['2nd Ward 1st Choice,2nd Ward 2nd Choice,2nd Ward 3rd Choice'],
    ['Order the candidates [1],Order the candidates [2],Order the candidates [3]'],
    [
      'Rank the 3 candidates [Rank 1],Rank the 3 candidates [Rank 2],Rank the 3 candidates [Rank 3]',
    ],
  ])('%s', (heading) => {
    expect(read(`${heading}\nAnn,Bob,Cy\nBob,Cy,Ann\n`)).toMatchObject(three);
  });

  test('columns in another order, with others between them', () => {
    const text =
      'Choice 2,Timestamp,Choice 1,Email,Choice 3\nBob,9:00,Ann,a@b.org,Cy\nCy,9:01,Bob,c@d.org,Ann\n';
    const found = read(text);
    expect(found).toMatchObject(three);
    expect(found.remarks).toContain('Passed over: Timestamp (column B), Email (column D).');
    expect(found.remarks).toMatch(/Warning: Email \(column D\) may say whose paper is whose\./);
  });

  test('semicolons, a sep= line, a byte order mark, CRLF', () => {
    const rows = 'Choice 1;Choice 2;Choice 3\r\nAnn;Bob;Cy\r\nBob;Cy;Ann\r\n';
    expect(read(rows)).toMatchObject(three);
    expect(read(`\u{FEFF}sep=;\r\n${rows}`)).toMatchObject(three);
    expect(read(`sep=\t\n${rows.replaceAll(';', '\t')}`)).toMatchObject(three);
    expect(read(`"sep=,"\n${rows.replaceAll(';', ',')}`)).toMatchObject(three);
  });

  test('names with commas, in quotes', () => {
    const text = 'Choice 1,Choice 2\n"Roe, Ann","Lee, Bob"\n"Lee, Bob",\n';
    expect(read(text)).toMatchObject({
      candidates: ['Lee, Bob', 'Roe, Ann'],
      papers: ['Roe, Ann>Lee, Bob', 'Lee, Bob'],
    });
  });

  test('skipped ranks, overvotes, undervotes and blank papers', () => {
    const text =
      'ballotID,precinct,rank1,rank2,rank3\n' +
      '1,P1,Ann,skipped,Bob\n2,P1,Ann,overvote,Bob\n3,P2,overvote,Ann,Bob\n' +
      '4,P2,undervote,undervote,undervote\n5,P2,skipped,Cy,\n6,P2,Cy,"Ann\nBob",\n7,P2,,,\n8,P3,Ann|Bob,,\n';
    const found = read(text);
    expect(found).toMatchObject({
      candidates: ['Ann', 'Bob', 'Cy'],
      papers: ['Ann x2', ' x5', 'Cy'],
      invalid: { blank: 2, 'no-first-preference': 1, 'several-first-preferences': 2 },
      ended: { 'number-missing': 1, 'number-repeated': 2 },
    });
    expect(found.remarks).toContain('read as empty: “skipped” (2), “undervote” (3).');
    expect(found.remarks).toContain('Passed over: ballotID (column A), precinct (column B).');
  });

  test('somebody named twice has the first number only', () => {
    const found = read('Choice 1,Choice 2,Choice 3\nAnn,Ann,Bob\nAnn,Ann,Bob\nBob,Ann,Bob\n');
    expect(found).toMatchObject({
      papers: ['Ann x2', 'Bob>Ann'],
      ended: { 'number-missing': 2 },
    });
    expect(found.remarks).toContain('3 papers have more than one number beside a candidate');
  });

  test('several names in a cell are an overvote where others name them alone', () => {
    expect(read('Choice 1,Choice 2\n"Ann, Bob",Cy\nAnn,Bob\nBob,Cy\n')).toMatchObject({
      candidates: ['Ann', 'Bob', 'Cy'],
      invalid: { 'several-first-preferences': 1 },
    });
  });

  test('write-ins are one candidate, which is said', () => {
    const found = read('Choice 1,Choice 2\nAnn,Undeclared Write-ins\nBob,\n');
    expect(found.candidates).toEqual(['Ann', 'Bob', 'Undeclared Write-ins']);
    expect(found.remarks).toContain('“Undeclared Write-ins” was read as one candidate, number 3');
  });

  test('a weight is how many papers a row stands for', () => {
    const found = read('Weight,Choice 1,Choice 2\n3,Ann,Bob\n1.0,Bob,\n2,Ann,Bob\n');
    expect(found.papers).toEqual(['Ann>Bob x5', 'Bob']);
    expect(found.remarks).toContain('2 rows stand for more than one');
  });

  test('the whole order in one cell', () => {
    const text =
      'ID,Start time,Completion time,Email,Name,Rank the candidates\n' +
      '1,1/1/25 10:00,1/1/25 10:05,anonymous,,Ann;Bob;Cy;\n2,1/1/25 10:01,1/1/25 10:07,anonymous,,Bob;Cy;Ann;\n';
    const found = read(text);
    expect(found).toMatchObject(three);
    expect(found.remarks).toContain('Each paper is one cell');
  });
});

describe('a column for each candidate', () => {
  test('as the grid of a form, with ranks in words', () => {
    const text =
      'Timestamp,Rank them [Ann],Rank them [Bob],Rank them [Cy]\n' +
      '10:00,1st choice,2nd choice,3rd choice\n10:01,Third,"First",Second\n';
    const found = read(text);
    expect(found).toMatchObject(three);
    expect(found.remarks).toContain('The candidates are those in brackets behind “Rank them”.');
  });

  test('numbers with a decimal comma, as a spreadsheet saves them where that is the custom', () => {
    expect(read('sep=;\nAnn;Bob;Cy\n1,0;2,0;3,0\n3,0;1,0;2,0\n')).toMatchObject(three);
    expect(read('Ann;Bob;Cy\n1,0;2,0;3,0\n3,0;1,0;2,0\n')).toMatchObject(three);
  });

  test('somebody with two numbers has the first only', () => {
    const found = read('Vote [Ann],Vote [Bob]\n"1st choice, 2nd choice",\n,1st choice\n');
    expect(found).toMatchObject({ papers: ['Ann', 'Bob'], ended: {} });
    expect(found.remarks).toContain('1 paper has more than one number');
  });

  test('parties in brackets stay in the names', () => {
    expect(read('Ann [Lab],Bob [Con]\n1,2\n').candidates).toEqual(['Ann [Lab]', 'Bob [Con]']);
  });

  test('rows with nothing in any column are passed over where papers have an id', () => {
    const found = read('Ballot ID,Ann,Bob\nA,1,2\nB,,\n,,\n,,\n');
    expect(found).toMatchObject({ papers: ['Ann>Bob', ''] });
    expect(found.remarks).toContain('2 rows have nothing in any column');
  });
});

describe('refused by naming what was found', () => {
  test.each([
    [
      'a column for each rank with numbers',
      'Choice 1,Choice 2\n2,1\n',
      /column for each rank.*numbers/,
    ],
    [
      'ranks with a gap',
      'Choice 1,Choice 3\nAnn,Bob\n',
      /“Choice 3” is not the one that should follow/,
    ],
    ['a rank twice', 'Choice 1,Choice 1\nAnn,Bob\n', /“Choice 1” is not the one/],
    [
      'two questions',
      'Chair choice 1,Chair choice 2,Clerk choice 1,Clerk choice 2\nA,B,C,D\n',
      /two questions/,
    ],
    [
      'two grids',
      'Chair [Ann],Chair [Bob],Clerk [Cy],Clerk [Di]\n1,2,1,2\n',
      /two questions, “Chair” and “Clerk”/,
    ],
    [
      'an unknown column beside ranks',
      'Choice 1,Choice 2,Shoe size\nAnn,Bob,9\n',
      /“Shoe size” is neither a rank/,
    ],
    [
      'an unknown column beside a grid',
      'Vote [Ann],Vote [Bob],Shoe size\n1,2,9\n',
      /“Shoe size” is neither part of “Vote”/,
    ],
    ['a number that may be an id or a count', 'No.,Ann,Bob\n1,1,2\n', /“No\.” may say which paper/],
    [
      'a surname that is also a column of programs',
      'Ward,Roe,Lee\n1,2,3\n2,1,3\n',
      /“Ward” may be a candidate/,
    ],
    ['a row for each candidate', 'Candidate,Voter 1,Voter 2\nAnn,1,2\n', /row for each candidate/],
    ['half a vote', 'Weight,Ann,Bob\n0.5,1,2\n', /"0\.5" in the column “Weight”/],
    ['no weight', 'Weight,Ann,Bob\n,1,2\n', /"" in the column “Weight”/],
    ['two counts', 'Weight,Count,Ann,Bob\n1,1,1,2\n', /“Weight” and “Count” both say/],
    [
      'a paper twice',
      'Ballot ID,Choice 1,Choice 2\nA,Ann,Bob\nA,Bob,Ann\n',
      /paper A has a row before/,
    ],
    ['names under candidates', 'Anna,Berta\nAnn,Bob\n', /call the columns “Choice 1”/],
    ['a number among names', 'Choice 1,Choice 2\nAnn,Bob\nAnn,2\n', /"2" is a number/],
    [
      'names written two ways',
      'Choice 1,Choice 2\nAnn Roe,Bob\nann roe,Bob\n',
      /"ann roe" and "Ann Roe" look like one/,
    ],
    [
      'a name that may be two',
      'Choice 1,Choice 2\n"Ann, Bob",Cy\nAnn,Cy\n',
      /may be one candidate or several/,
    ],
    ['a spoilt paper', 'Choice 1,Choice 2\nAnn,Bob\nspoilt,\n', /"spoilt" is nobody’s name/],
    ['a formula that failed', 'Choice 1,Choice 2\nAnn,#REF!\n', /"#REF!" is nobody’s name/],
    [
      'a hidden character',
      'Choice 1,Choice 2\nAnn,Bob\u202E\n',
      /U\+202E in it \(RIGHT-TO-LEFT OVERRIDE\)/,
    ],
    ['nobody named', 'Choice 1,Choice 2\n,\n', /no paper names a candidate/],
    ['a row of totals', 'Ann,Bob,Cy\n1,2,3\n2,1,3\n1,3,2\n4,6,8\n', /adds up the rows above/],
    [
      'a row of totals of counts',
      'count,Ann,Bob\n5,1,2\n4,2,1\n2,1,2\n11,4,5\n',
      /adds up the rows above/,
    ],
    ['a row called total', 'Ballot ID,Ann,Bob\nA,1,2\nTotal,1,2\n', /a row called “Total”/],
    ['a separator that is none', 'sep=x\nAnn,Bob\n1,2\n', /"x" can't separate cells/],
  ])('%s', (_, text, message) => {
    const result = parseCsv(text);
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? '' : result.error.message).toMatch(message);
    expect(result.ok ? '' : result.error.message).toMatch(/\.$/);
  });
});
