import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, parseBlt, parseConstraint, ruleNames, type Transcript } from '@teller/stv';
import { renderHtml, renderSheetCsv } from '../src/index.ts';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';
import { counted, papers } from '@teller/sample-papers/small';
import { ward14 } from '@teller/sample-papers/wards';
import { cells, textOf } from './reading.ts';

function wardBy(rule: 'scottish-2011' | 'ers97' | 'meek-prf'): Transcript {
  const ward = parseBlt(readFileSync(ward14, 'utf8'));
  if (!ward.ok) throw new Error(ward.error.message);
  const result = count({ ...ward.value, rule });
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

/** Every element that is opened is closed, in order. */
function expectBalanced(html: string): void {
  const open: string[] = [];
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (name === 'meta') continue;
    if (end === '') open.push(name);
    else if (open.pop() !== name) throw new Error(`</${name}> closes what is not open`);
  }
  expect(open).toEqual([]);
}

describe('the HTML count sheet', () => {
  test('stands alone: nothing is loaded, nothing runs', () => {
    const html = renderHtml(wardBy('scottish-2011'), { title: 'Ward' });
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\bon[a-z]+=|url\(|@import|https?:\/\//i);
    expect(html).toContain('<html lang="en">');
    expectBalanced(html);
  });

  test.each(['scottish-2011', 'ers97', 'meek-prf'] as const)(
    '%s: winners first, then every stage, then tables with captions and scopes',
    (rule) => {
      const t = wardBy(rule);
      const html = renderHtml(t, { title: 'Ward' });
      const text = textOf(html);
      const order = ['Elected', 'Stage by stage', 'Sum, the valid papers'].map((part) =>
        text.indexOf(`\n${part}\n`),
      );
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(order).not.toContain(-1);
      for (const candidate of t.elected)
        expect(text.slice(0, order[1])).toContain(t.candidates[candidate]);
      expect(text).toContain('Every column adds up to the 4,684 valid papers.');
      const [votes = ''] = html.split('id="transfers"');
      expect(votes.match(/<th scope="col">/g)?.length).toBe(t.stages.length + 1);
      expect(html.match(/<th scope="row">/g)?.length).toBeGreaterThanOrEqual(
        t.candidates.length + 2,
      );
      expect(html).toMatch(
        /<caption><span>Stages 1 to \d: votes of each candidate<\/span><\/caption>/,
      );
    },
  );

  test('names are shown as they are written, whatever is in them', () => {
    const t = counted('ABC', 1, papers('3 A', '2 B', '1 C'));
    const names = ['<script>alert(1)</script>', `O'Dee & "Co"`, '</td>'];
    const html = renderHtml({ ...t, candidates: names }, { title: '<i>Chair</i>' });
    expect(html).not.toMatch(/<script|<i>Chair|<\/td>\./);
    expectBalanced(html);
    for (const name of [...names, '<i>Chair</i>']) expect(textOf(html)).toContain(name);
  });

  test('long counts go on in tables below, without those who are out', () => {
    const t = counted(
      'ABCDEFGHIJ',
      1,
      papers('9 A', '8 B', '7 C', '6 D', '5 E', '4 F', '3 G', '2 H', '2 I', '1 J'),
      { lot: 'ABCDEFGHIJ' },
    );
    const html = renderHtml(t);
    const tables = html
      .split('<table>')
      .slice(1)
      .map((table) => table.split('</table>')[0]);
    expect(tables.length).toBe(2);
    expect(tables[1]).toContain('those out before are left out');
    expect(tables[0]).toContain('<bdi>J</bdi>');
    expect(tables[1]).not.toContain('<bdi>J</bdi>');
  });

  test('ties, invalid papers, withdrawn candidates, reserved places and empty seats are told', () => {
    const woman = parseConstraint('woman>=1');
    if (!woman.ok) throw new Error('a constraint');
    const t = counted('ABCD', 3, papers('3 A', '3 B', '1 D', '4 '), {
      withdrawn: 'D',
      lot: 'BA',
      invalid: { blank: 3, 'no-first-preference': 1 },
      reserved: {
        characteristics: [[], [], ['woman'], []],
        constraints: [woman.value],
        lapse: 'leave-vacant',
      },
    });
    const text = textOf(renderHtml(t)).replaceAll('\n', ' ');
    expect(text).toContain('3 blank, 1 with no 1 [44(1)], 1 for nobody who stands');
    expect(text).toContain('Withdrawn: D.');
    expect(text).toContain('at least 1 “woman”');
    expect(text).toContain('withdrawn');
    const tied = counted('ABC', 2, papers('5 A', '1 B', '1 C'), { lot: 'CBA' });
    expect(textOf(renderHtml(tied))).toMatch(
      /\nTies\n.*B and C have equal votes; the lot drew C, B/,
    );
    expect(textOf(renderHtml(counted('A', 2, papers('1 A'))))).toContain('1 seat stays empty.');
  });
});

describe('the CSV count sheet', () => {
  test('is the sheet: what was counted, candidates, sums, stages', () => {
    const rows = cells(renderSheetCsv(wardBy('scottish-2011'), { title: 'Ward' }));
    expect(rows[0]).toEqual(['Ward']);
    expect(rows).toContainEqual(['Elected 1', 'Bob BURROWS (Lab)']);
    expect(rows).toContainEqual([
      'Hugh GAFFNEY (Lab)',
      'elected 3',
      '786',
      '333.366',
      '1119.366',
      '36.29584',
      '1155.66184',
      '263.29926',
      '1418.9611',
    ]);
    expect(rows).toContainEqual([
      'Sum (the valid papers)',
      '',
      '4684',
      '0',
      '4684',
      '0',
      '4684',
      '0',
      '4684',
    ]);
    expect(rows.at(-1)?.[0]).toBe('4');
  });

  test('no cell begins like a formula, and ties are told', () => {
    const t = counted('ABC', 2, papers('5 A', '1 B', '1 C'), { lot: 'CBA' });
    const names = ['=1+1', '@SUM(A1)', '-3+4'];
    const rows = cells(renderSheetCsv({ ...t, candidates: names }, { title: '+44' }));
    for (const cell of rows.flat()) expect(cell).toMatch(/^(?:-?\d+(?:\.\d+)?|[^=+\-@].*|)$/s);
    expect(rows.find(([first]) => first === 'Tie')?.[1]).toMatch(/equal votes; the lot drew/);
  });
});

test('every small election has a sheet of either kind, whose columns add up', () => {
  const rules = ruleNames.filter((rule) => rule !== 'av' && rule !== 'plurality');
  fc.assert(
    fc.property(smallElections, fc.constantFrom(...rules), (election, rule) => {
      const { candidates: n, seats, papers: all, withdrawn, lot } = election;
      const groups = all.map((preferences) => ({ preferences, papers: 1 }));
      const result = count({ rule, candidates: namesFor(n), seats, groups, withdrawn, lot });
      if (!result.ok) throw new Error(result.error.reason);
      const t = result.value;
      const html = renderHtml(t);
      expectBalanced(html);
      expect(html.match(/<h3>/g)?.length).toBe(t.stages.length);
      const rows = cells(renderSheetCsv(t));
      const at = rows.findIndex(([first]) => first === 'Candidate');
      const width = 1 + 2 * t.stages.length;
      for (const row of rows.slice(at, at + n + 3)) expect(row.length).toBe(width);
      const last = rows.slice(at + 1, at + n + 2).map((row) => Number(row.at(-1)));
      expect(last.reduce((sum, votes) => sum + votes, 0)).toBeCloseTo(t.valid, 6);
    }),
    { numRuns: runs.numRuns / 4 },
  );
});
