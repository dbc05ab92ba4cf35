import { readFileSync } from 'node:fs';
import { count, countJson, parseBlt, type RuleName } from '@teller/stv';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addsUp,
  readVotes,
  sheetColumns,
  showVotes,
  standingAfter,
  type CountSheet,
} from '../src/results/count-sheet.ts';

const ward = new URL('../../packages/stv/data/north_lanarkshire_2017_ward14.blt', import.meta.url);

function wardSheet(rule: RuleName = 'scottish-2011', seats?: number): CountSheet {
  const papers = parseBlt(readFileSync(ward, 'utf8'));
  if (!papers.ok) throw new Error('the ward is a BLT file');
  const counted = count({ rule, ...papers.value, ...(seats && { seats }) });
  if (!counted.ok) throw new Error('the ward counts');
  return JSON.parse(JSON.stringify(countJson(counted.value))) as CountSheet;
}

describe('a real ward', () => {
  const sheet = wardSheet();

  test('every column adds up to the valid votes, and one vote astray is seen', () => {
    expect(addsUp(sheet)).toBe(true);
    const [first, ...rest] = sheet.stages;
    if (!first) throw new Error('there is a first stage');
    const astray = { ...first, totals: { ...first.totals, '1': '1.00001' } };
    expect(addsUp({ ...sheet, stages: [astray, ...rest] })).toBe(false);
  });

  test('changes are the differences of the totals', () => {
    const columns = sheetColumns(sheet);
    for (const [n, column] of columns.entries())
      for (const [candidate, total] of column.totals.entries())
        expect(total).toBe(
          (columns[n - 1]?.totals[candidate] ?? 0n) + (column.changes[candidate] ?? 0n),
        );
  });

  test('those elected are so at the end, and not before their stage', () => {
    const last = sheet.stages.length;
    for (const candidate of sheet.elected) {
      const standing = standingAfter(sheet, candidate, last);
      expect(standing.is).toBe('elected');
      const stage = standing.is === 'elected' ? standing.stage : 0;
      expect(standingAfter(sheet, candidate, stage - 1).is).toBe('continuing');
    }
  });
});

test('the same ward by other rules adds up, by Meek with nine places', () => {
  for (const rule of ['meek-prf', 'ers97'] as const) expect(addsUp(wardSheet(rule))).toBe(true);
});

test('most votes: one stage, no quota', () => {
  const sheet = wardSheet('plurality', 1);
  expect(addsUp(sheet)).toBe(true);
  expect(readVotes(sheet.quota)).toBe(0n);
  expect(sheet.stages.length).toBe(1);
  expect(sheet.elected).toEqual([2]);
});

test('votes are read and shown exactly', () => {
  expect(showVotes(readVotes('4684'))).toBe('4,684');
  expect(showVotes(readVotes('333.366'))).toBe('333.366');
  expect(showVotes(readVotes('-0.00001'))).toBe('−0.00001');
  expect(() => readVotes('1e3')).toThrow(SyntaxError);
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (votes) => {
      const text = showVotes(votes).replace('−', '-').replaceAll(',', '');
      expect(readVotes(text)).toBe(votes);
    }),
  );
});
