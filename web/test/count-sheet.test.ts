import { readFileSync } from 'node:fs';
import { electionOf } from '@teller/count-sheet/facts';
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
import { stageText } from '../src/results/sentences.ts';

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

  test('every stage is said in sentences that name whoever is elected or excluded', () => {
    for (const stage of sheet.stages) {
      const text = stageText(sheet, stage).join(' ');
      for (const candidate of [...stage.elected, ...stage.excluded])
        expect(text).toContain(sheet.candidates[candidate - 1]);
    }
  });
});

describe('the same ward by other rules', () => {
  test('Meek: nine places add up, and the words follow the quota', () => {
    const sheet = wardSheet('meek-prf');
    expect(addsUp(sheet)).toBe(true);
    const second = sheet.stages[1];
    if (!second) throw new Error('there is a second stage');
    const text = stageText(sheet, second).join(' ');
    expect(text).toContain('All papers are shared out anew');
    expect(text).toContain('The quota is now 1,156.252729805 votes.');
  });

  test('Meek: who was excluded is said to be passed over', () => {
    const sheet = wardSheet('meek-prf', 1);
    const [first, second] = sheet.stages;
    if (!first || !second) throw new Error('there are two stages');
    const out = sheet.candidates[(first.excluded[0] ?? 0) - 1] ?? '?';
    expect(stageText(sheet, second).join(' ')).toContain(`${out} was excluded, and is passed over`);
  });

  test('ERS97: two places add up, and who is left when all places are filled was not excluded as lowest', () => {
    const sheet = wardSheet('ers97');
    expect(addsUp(sheet)).toBe(true);
    const last = sheet.stages[2];
    if (!last) throw new Error('there is a third stage');
    expect(stageText(sheet, last).join(' ')).toContain(
      'All places are filled. Not elected: Christine MCCONNELL (C) 541.23; Josh ROBERTSON (SNP) 599.4.',
    );
  });

  test('ERS97: several excluded together are named together', () => {
    const counted = count({
      rule: 'ers97',
      seats: 1,
      candidates: ['A', 'B', 'C', 'D'],
      groups: [
        { preferences: [0], papers: 9 },
        { preferences: [1], papers: 8 },
        { preferences: [2, 1], papers: 2 },
        { preferences: [3, 1], papers: 2 },
      ],
    });
    if (!counted.ok) throw new Error('it counts');
    const sheet = JSON.parse(JSON.stringify(countJson(counted.value))) as CountSheet;
    const second = sheet.stages[1];
    if (!second) throw new Error('there is a second stage');
    expect(stageText(sheet, second)[0]).toContain('The 4 papers of C and D');
  });

  test('most votes: one stage, no quota', () => {
    const sheet = wardSheet('plurality', 1);
    expect(addsUp(sheet)).toBe(true);
    expect(readVotes(sheet.quota)).toBe(0n);
    expect(sheet.stages.length).toBe(1);
    expect(sheet.elected).toEqual([2]);
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

test('reserved places: who is guarded and who can no longer be elected is said, and why', () => {
  // Hill's example of 1998, with votes: two constraints, neither of which alone guards the last.
  const counted = count({
    rule: 'scottish-2011',
    seats: 3,
    candidates: ['A', 'B', 'C', 'D', 'E'],
    groups: [
      { preferences: [0], papers: 9 },
      { preferences: [1, 2], papers: 8 },
      { preferences: [2], papers: 8 },
      { preferences: [3, 2], papers: 7 },
      { preferences: [4], papers: 2 },
    ],
    reserved: {
      characteristics: [['woman'], ['black'], ['woman'], ['black'], ['woman', 'black']],
      constraints: ['woman', 'black'].map((label) => ({
        bound: 'at-least',
        number: 2,
        of: [[label]],
      })),
      lapse: 'leave-vacant',
    },
  });
  if (!counted.ok) throw new Error(counted.error.reason);
  const sheet = JSON.parse(JSON.stringify(countJson(counted.value))) as CountSheet;
  const texts = sheet.stages.map((stage) => stageText(sheet, stage).join(' '));
  expect(texts[0]).toContain('E: in every set of candidates who can still be elected together');
  expect(texts[0]).toContain(
    'reserved (at least 2 for black, at least 2 for woman), and so guarded',
  );
  expect(texts[0]).toContain('C: in no set of candidates who can still be elected together');
  expect(texts[0]).toContain(
    'Excluded, because the reserved places leave no way to be elected: C 8.',
  );
  expect(texts[1]).toContain('D has the fewest votes of those who are not guarded, 7,');
  expect(texts.slice(1).join(' ')).not.toContain('in every set');
});

describe('what was once told untruly', () => {
  test('ERS97: not all papers go on, and a part of the surplus goes to nobody', () => {
    const text = told(wardSheet('ers97'), 2);
    expect(text).toContain('Of the 1,568 papers of Bob BURROWS (Lab), 1,431 have a next choice.');
    expect(text).toContain('10.63 votes of the surplus');
    expect(text).not.toContain('All of these papers');
  });

  const deferred = sheetOf(
    'ers97',
    2,
    ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elder'],
    [
      [[0, 4], 22],
      [[1], 16],
      [[2, 1], 12],
      [[3, 2], 7],
      [[4, 3], 3],
    ],
  );

  test('ERS97: a surplus that waits is said to, and why', () => {
    expect(told(deferred, 1)).toContain('The surplus of Ash, 2 votes in all, waits');
  });

  test('ERS97: who is excluded together with somebody lower has not the fewest votes', () => {
    expect(told(deferred, 1)).toContain('Elder 3; Dogwood 7');
    expect(told(deferred, 1)).not.toContain('fewest');
  });

  test('ERS97: elected on the votes still in play is not by reaching the quota', () => {
    expect(told(deferred, 2)).toContain('Cedar has 19 votes and is elected: 18.5 are now enough');
    expect(electionOf(deferred, 3)).toEqual({ stage: 2, how: 'elected-on-active-vote' });
    expect(electionOf(deferred, 1)).toEqual({ stage: 1, how: 'elected-at-quota' });
    expect(electionOf(deferred, 2)).toBeUndefined();
  });

  test('Meek: everybody who was excluded is said to be passed over', () => {
    const base = sheetOf(
      'meek-prf',
      1,
      ['A', 'B', 'C', 'D'],
      [
        [[0], 9],
        [[1], 8],
        [[2, 1], 2],
        [[3, 1], 2],
      ],
      [0, 1, 2, 3],
    );
    const [first, second] = base.stages;
    if (!first || !second) throw new Error('there are two stages');
    const both = { ...base, stages: [{ ...first, excluded: [3, 4] }, second] };
    expect(told(both, 2)).toContain('C and D were excluded, and are passed over');
  });
});

function sheetOf(
  rule: RuleName,
  seats: number,
  candidates: readonly string[],
  papers: readonly (readonly [preferences: readonly number[], papers: number])[],
  lot?: readonly number[],
): CountSheet {
  const groups = papers.map(([preferences, number]) => ({ preferences, papers: number }));
  const counted = count({ rule, seats, candidates, groups, ...(lot ? { lot } : {}) });
  if (!counted.ok) throw new Error(counted.error.reason);
  return JSON.parse(JSON.stringify(countJson(counted.value))) as CountSheet;
}

function told(sheet: CountSheet, stage: number): string {
  const found = sheet.stages[stage - 1];
  if (!found) throw new Error(`there is no stage ${stage}`);
  return stageText(sheet, found).join(' ');
}
