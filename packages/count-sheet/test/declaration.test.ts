// What a sheet says beside the count: who, when, how many, signed by whom; preferences; notes.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '@teller/stv';
import { formatVotes } from '@teller/stv/votes';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';
import { counted, papers } from '@teller/sample-papers/small';
import { turnout } from '../src/declaration/turnout.ts';
import { preferenceSummary } from '../src/figures/preferences.ts';
import { renderHtml, renderSheetCsv, renderTable, type SheetOptions } from '../src/index.ts';
import { cells, textOf } from './reading.ts';

const t = counted('ABC', 1, papers('5 AB', '3 BC', '2 C', '2 '), { invalid: { blank: 2 } });
const sheet: SheetOptions = {
  title: 'Chair',
  notes: ['3 papers end where a number is repeated [article 2].'],
  particulars: {
    organisation: 'Garden, Tree & Hedge Society',
    date: '2026-11-05',
    electorate: 12_345,
    issued: 1_200,
    officers: [{ name: 'Ada Marsh', office: 'returning officer' }],
  },
};

test('the text has every particular, the notes and room to sign', () => {
  const text = renderTable(t, sheet);
  for (const line of [
    /^Organisation +Garden, Tree & Hedge Society$/m,
    /^Date +5 November 2026$/m,
    /^Electorate +12,345$/m,
    /^Papers issued +1,200$/m,
    /^Papers cast +12$/m,
    /^Turnout +0\.1%$/m,
    /^Rejected papers +2$/m,
    /^Rejected: blank +2$/m,
    /^Valid papers +10$/m,
    /^Note: 3 papers end where a number is repeated \[article 2\]\.$/m,
    /^I, Ada Marsh \(returning officer\), declare that this is the result of the count\.$/m,
    /^Signed _+ {2}Date _+$/m,
  ])
    expect(text).toMatch(line);
});

test('so have the page and the spreadsheet', () => {
  const html = textOf(renderHtml(t, sheet));
  const rows = cells(renderSheetCsv(t, sheet));
  for (const [name = '', value = ''] of [
    ['Organisation', 'Garden, Tree & Hedge Society'],
    ['Date', '5 November 2026'],
    ['Electorate', '12,345'],
    ['Papers issued', '1,200'],
    ['Papers cast', '12'],
    ['Turnout', '0.1%'],
    ['Rejected papers', '2'],
    ['Rejected: blank', '2'],
  ]) {
    expect(html).toContain(`\n${name}\n${value}\n`);
    const plain = name === 'Organisation' ? value : value.replace(',', '');
    expect(rows).toContainEqual([name, plain]);
  }
  expect(html).toContain('Note: 3 papers end where a number is repeated [article 2].');
  expect(html).toMatch(/\nI, Ada Marsh .*\nSigned\nDate\nAda Marsh, returning officer\n/);
  expect(rows).toContainEqual(['Note', sheet.notes?.[0]]);
  expect(rows).toContainEqual(['Returning officer', 'Ada Marsh']);
});

test('what is not given is not there', () => {
  for (const text of [renderTable(t), textOf(renderHtml(t)), renderSheetCsv(t)])
    expect(text).not.toMatch(/Electorate|Turnout|Organisation|Signed|declare|Preferences|Note/);
});

test('a rehearsal is never signed', () => {
  const rehearsed = { particulars: { ...sheet.particulars, isRehearsal: true } };
  for (const text of [
    renderTable(t, rehearsed),
    textOf(renderHtml(t, rehearsed)),
    renderSheetCsv(t, rehearsed),
  ]) {
    expect(text).toContain('This is a rehearsal: nobody is elected by it.');
    expect(text).not.toMatch(/Signed|declare/);
  }
});

test.each([
  [4684, 12_400, '37.8%'],
  [1, 2000, '0.1%'],
  [0, 5, '0.0%'],
  [999, 1000, '99.9%'],
  [5, 5, '100.0%'],
  [129_549, 552_835, '23.4%'],
])('turnout of %i in %i is %s', (cast, electorate, text) => {
  expect(turnout(cast, electorate)).toBe(text);
});

test('why papers were rejected is only said where it is known', () => {
  const unknown = counted('ABC', 1, papers('5 AB', '3 BC', '2 C', '2 '));
  const text = renderTable(unknown, sheet);
  expect(text).toMatch(/^Rejected papers +2$/m);
  expect(text).not.toContain('Rejected:');
});

test('first preferences are those of stage 1, and every column adds up to the valid papers', () => {
  fc.assert(
    fc.property(smallElections, ({ candidates: n, seats, papers: all, withdrawn, lot }) => {
      const groups = all.map((preferences) => ({ preferences, papers: 1 }));
      const result = count({
        rule: 'scottish-2011',
        candidates: namesFor(n),
        seats,
        groups,
        withdrawn,
        lot,
      });
      if (!result.ok) throw new Error(result.error.reason);
      const { given, none, anywhere } = preferenceSummary(result.value, groups);
      const first = result.value.stages[0]?.totals.map((votes) => Number(formatVotes(votes)));
      expect(given[0] ?? first?.map(() => 0)).toEqual(first);
      for (const [place, column] of given.entries())
        expect(column.reduce((sum, number) => sum + number, none[place] ?? 0)).toBe(
          result.value.valid,
        );
      for (const [candidate, number] of anywhere.entries())
        expect(given.reduce((sum, column) => sum + (column[candidate] ?? 0), 0)).toBe(number);
      const rows = cells(renderSheetCsv(result.value, { groups }));
      const at = rows.findIndex(([name]) => name === 'No such preference');
      expect(rows[at]?.slice(1, 1 + none.length)).toEqual(none.map(String));
    }),
    { numRuns: runs.numRuns / 2 },
  );
});

test('each sheet has the table of preferences', () => {
  const groups = [
    { preferences: [0, 1], papers: 5 },
    { preferences: [1, 2], papers: 3 },
    { preferences: [2], papers: 2 },
    { preferences: [], papers: 2 },
  ];
  expect(renderTable(t, { groups })).toMatch(/^2 B +3 +5 +8$/m);
  expect(renderTable(t, { groups })).toMatch(/^No such preference +0 +2$/m);
  expect(textOf(renderHtml(t, { groups }))).toContain('\nB\n3\n5\n8\n');
  expect(cells(renderSheetCsv(t, { groups }))).toContainEqual(['B', '3', '5', '8']);
});
