import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingWords } from '@teller/count-sheet/words';
import { readPapersFile } from '../src/papers/read.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-papers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return readPapersFile(file);
}

const csv = 'Zoë Ö,Bob\n1,2\n,1\n';
const blt = '2 1\n1 1 2 0\n1 2 0\n0\n"Zoë Ö"\n"Bob"\n"Chair"\n';
const groups = [
  { preferences: [0, 1], papers: 1 },
  { preferences: [1], papers: 1 },
];
const candidates = ['Zoë Ö', 'Bob'];

/** As Excel writes "Unicode text". */
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\u{FEFF}${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('papers are read however they were saved', () => {
  test.each([
    ['a BLT file', 'a.blt', blt],
    ['a BLT file called something else', 'a.txt', blt],
    ['a BLT file with a comment first', 'b.txt', `# made by hand\r\n\r\n${blt}`],
    ['a BLT file on one line', 'c.txt', blt.replaceAll('\n', ' ')],
    ['a BLT file with a comment as in C first', 'd.txt', `/* made\nby hand */\n${blt}`],
    ['CSV', 'a.csv', csv],
    ['CSV called something else', 'b.dat', csv],
    ['UTF-8 with its mark', 'c.csv', `\u{FEFF}${csv}`],
    ['UTF-16', 'd.csv', utf16(csv.replaceAll(',', '\t'), false)],
    ['UTF-16, the other way round', 'e.csv', utf16(csv, true)],
  ])('%s', async (_, name, content) => {
    const papers = await read(name, content);
    expect(papers).toMatchObject({ ok: true, value: { papers: { candidates, groups } } });
    expect(papers.ok && papers.value.papers.remarks).toBeUndefined();
  });

  test('Windows-1252, with a note that it is a guess', async () => {
    expect(await read('f.csv', Buffer.from(csv, 'latin1'))).toMatchObject({
      ok: true,
      value: {
        papers: { candidates, remarks: [expect.stringMatching(/not UTF-8.*Windows-1252/)] },
      },
    });
  });
});

test('a BLT file without a title is read where the title is given', async () => {
  const file = path.join(folder, 'untitled.blt');
  await writeFile(file, blt.replace('"Chair"\n', ''));
  expect(await readPapersFile(file)).toMatchObject({ error: expect.stringMatching(/--title/) });
  expect(await readPapersFile(file, { title: 'Chair' })).toMatchObject({
    ok: true,
    value: { papers: { candidates, groups } },
  });
});

describe('what can’t be read is refused with what to do', () => {
  test.each([
    ['an Excel file', 'a.xlsx', Buffer.from('PK\u0003\u0004…'), /Excel.*CSV UTF-8/],
    ['an old Excel file', 'a.xls', Buffer.from('d0cf11e0a1b1', 'hex'), /old Excel.*CSV UTF-8/],
    ['a PDF', 'a.pdf', '%PDF-1.7', /a PDF/],
    ['something with no text in it', 'a.bin', Buffer.from([1, 0, 2, 0]), /not a text file/],
    ['JSON', 'a.json', '{"papers": []}', /looks like JSON/],
    ['a web page', 'a.html', '<!doctype html>', /looks like a web page/],
    ['nothing', 'empty.csv', '', /line 1: the file is empty/],
    [
      'a mistake in a BLT file',
      'x.blt',
      blt.replace('1 2 0', '1 2'),
      /x\.blt, line 3: candidate 1 is named twice/,
    ],
    ['a mistake in a file called BLT', 'y.blt', `two one\n${blt}`, /y\.blt, line 1: /],
    ['a mistake in a CSV', 'x.csv', `${csv}1,II\n`, /x\.csv, line 4, column B: "II" beside Bob/],
  ])('%s', async (_, name, content, message) => {
    const papers = await read(name, content);
    expect(papers.ok).toBe(false);
    expect(papers.ok ? '' : papers.error).toMatch(message);
    expect(papers.ok ? '' : papers.error).toMatch(/[.?]$/);
  });

  test('a folder, and a file that is not there', async () => {
    expect(await readPapersFile(folder)).toMatchObject({
      error: expect.stringMatching(/is a folder/),
    });
    expect(await readPapersFile(path.join(folder, 'none.csv'))).toMatchObject({
      error: expect.stringMatching(/There is no file .*Is the path right\?$/),
    });
  });
});

test('how papers were read is said where it is out of the ordinary', async () => {
  const gappy = '2 1\n1 - 1 0\n3 1 2 0\n1 1=2 0\n(x) 1 2 0\n0\n"Ann"\n"Bob"\n"Chair"\n';
  const papers = await read('gappy.blt', gappy);
  if (!papers.ok) throw new Error(papers.error);
  expect(readingWords(papers.value.papers).join(' ')).toMatch(/id in brackets/);
  const skipped = await read('skipped.blt', '3 1\n2 1 - 2 0\n3 1 2=3 0\n0\n"A"\n"B"\n"C"\n"T"\n');
  if (!skipped.ok) throw new Error(skipped.error);
  expect(readingWords(skipped.value.papers)).toEqual([
    '2 papers end where a number is missing.',
    '3 papers end where a number is repeated.',
  ]);
  const marked = await read('skipped.csv', 'A,B,C\n1,3,\n1,3,\n1,2,2\n1,2,3\n,1,\n');
  if (!marked.ok) throw new Error(marked.error);
  expect(readingWords(marked.value.papers, 'ers97')).toEqual([
    '2 papers end where a number is missing [6.10, 6.12].',
    '1 paper ends where a number is repeated [6.10, 6.12].',
  ]);
});
