import { readFileSync } from 'node:fs';
import { count, countJson, parseBlt } from '@teller/stv';
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
import { stageText } from '../src/results/sentences.ts';

const ward = new URL('../../packages/stv/data/north_lanarkshire_2017_ward14.blt', import.meta.url);

function wardSheet(): CountSheet {
  const papers = parseBlt(readFileSync(ward, 'utf8'));
  if (!papers.ok) throw new Error('the ward is a BLT file');
  const counted = count({ rule: 'scottish-2011', ...papers.value });
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

  test('every stage is said in sentences that name whoever is elected or excluded', () => {
    for (const stage of sheet.stages) {
      const text = stageText(sheet, stage).join(' ');
      for (const candidate of [...stage.elected, ...stage.excluded])
        expect(text).toContain(sheet.candidates[candidate - 1]);
    }
  });
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
