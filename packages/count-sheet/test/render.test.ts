import { expect, test } from 'vitest';
import { countJson } from '@teller/stv';
import { renderSentences, renderTable } from '../src/index.ts';
import { counted, papers } from '@teller/sample-papers/small';

const longNames = [
  'James Edmund Rodgerson IRVINE-FORTESCUE of the Independent Alliance for Local Residents',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Jones',
  'Zoë Ó Briain',
];

test.each([60, 72, 80, 120])('every name is whole, in lines of %i characters at most', (width) => {
  const t = counted('ABCDEFGH', 1, papers('9 A', '8 B', '7 C', '6 D', '5 E', '4 F', '3 G', '2 H'));
  const candidates = t.candidates.map((name, i) => `${longNames[i % 3] ?? ''} ${name}`);
  const table = renderTable({ ...t, candidates }, { title: longNames.join(', '), width });
  expect(table.match(/^Candidate/gm)?.length).toBeGreaterThan(width < 100 ? 1 : 0);
  expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  expect(table).toContain('Every column adds up to the 44 valid papers.');
  expect(table).not.toContain('…');
  const [, rows = ''] = table.split(/^-+$/m);
  const names = namesOf(rows);
  expect(names).toEqual(candidates.map((name) => name.replaceAll(' ', '')));
});

/** The names of a block's candidates, without their blanks. */
function namesOf(rows: string): readonly string[] {
  return rows
    .split(/^(?=\d )/m)
    .map((row) => row.replaceAll(/^\d|(?<= )[-+]?\d+[*xgd]?(?=\s)|(?<= )-(?=\s)|\s/g, ''))
    .filter((name) => name !== '');
}

test('a tie and the lot are told in words', () => {
  const t = counted('ABC', 2, papers('5 A', '1 B', '1 C'), { lot: 'CBA' });
  const text = renderSentences(t).replaceAll('\n', ' ');
  expect(text).toContain(
    'B and C have equal votes; the lot drew C, B, and the last drawn goes out [52(2)(b)].',
  );
  expect(text).toContain('so C with 1 vote is deemed elected without reaching the quota [53(1)].');
});

test('an earlier stage that breaks a tie is told in words', () => {
  const t = counted('ABCDE', 3, papers('8 A', '9 BA', '10 CD', '8 D', '3 EB', '2 EC'), {
    lot: 'ABCDE',
  });
  expect(renderSentences(t).replaceAll('\n', ' ')).toContain(
    'B and C have equal surpluses; after stage 1, the last at which they differed, C had the most [50(2)].',
  );
});

test('withdrawn candidates, blank papers and empty seats are told', () => {
  const t = counted('ABC', 4, papers('5 A', '1 B', '1 C', '2 '), { withdrawn: 'C' });
  const text = renderSentences(t).replaceAll('\n', ' ');
  expect(text).toContain('3 papers name no candidate who stands and are not counted.');
  expect(text).toContain('Withdrawn and passed over on every paper: C.');
  expect(text).toContain(
    'Fewer candidates are left (1) than places to fill (3), so B with 1 vote is deemed',
  );
  expect(text).toContain('2 seats stay empty.');
  expect(renderTable(t)).toContain('withdrawn');
});

test('the JSON numbers candidates from 1 and writes votes as decimals', () => {
  const t = counted('ABC', 2, papers('7 AB', '2 BC', '1 C'));
  expect(countJson(t)).toMatchObject({
    rule: 'scottish-2011',
    seats: 2,
    valid: 10,
    quota: '4',
    stages: [
      { stage: 1, action: 'first-preferences', totals: { 1: '7', 2: '2', 3: '1' }, elected: [1] },
      {
        stage: 2,
        action: 'surplus',
        candidate: 1,
        totals: { 2: '4.99999' },
        nonTransferable: '0.00001',
      },
    ],
    elected: [1, 2],
  });
  expect(JSON.parse(JSON.stringify(countJson(t)))).toEqual(countJson(t));
});
