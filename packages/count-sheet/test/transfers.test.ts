// Transfers in figures: what every stage moved adds up, and each sheet carries it.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, type RuleName, type Transcript } from '@teller/stv';
import { formatVotes, minus, noVotes, plus, sum, type Votes } from '@teller/stv/votes';
import { namesFor, runs, smallElections } from '@teller/sample-papers/elections';
import { counted, readContest } from '@teller/sample-papers/official';
import { ward14 } from '@teller/sample-papers/wards';
import { transfersOf } from '../src/figures/transfers.ts';
import { renderHtml, renderSheetCsv, renderTable } from '../src/index.ts';
import { cells, textOf } from './reading.ts';

const rules: readonly RuleName[] = ['scottish-2011', 'ers97', 'meek-prf'];

test.each(rules)('what a stage moved is what its givers lost: %s', (rule) => {
  let moved = 0;
  fc.assert(
    fc.property(smallElections, ({ candidates, seats, papers, withdrawn, lot }) => {
      const groups = papers.map((preferences) => ({ preferences, papers: 1 }));
      const names = namesFor(candidates);
      const result = count({ rule, candidates: names, seats, groups, withdrawn, lot });
      if (!result.ok) throw new Error(result.error.reason);
      const t = result.value;
      for (const { stage, parcels, gained, nonTransferable, roundingLoss } of transfersOf(t)) {
        if (rule === 'meek-prf') continue;
        moved++;
        const given = stage.changes.filter((votes) => votes < 0).map((v) => minus(noVotes, v));
        const votes = sum(gained.map((one) => one.votes));
        expect(plus(votes, plus(nonTransferable.votes, roundingLoss))).toBe(sum(given));
        const counted = gained.reduce((all, one) => all + one.papers, nonTransferable.papers);
        expect(counted).toBe(parcels.reduce((all, one) => all + one.papers, 0));
        for (const { candidate, votes: had } of gained) expect(stage.changes[candidate]).toBe(had);
      }
      expectInCsv(t);
    }),
    { numRuns: runs.numRuns / 2 },
  );
  expect(moved > 0).toBe(rule !== 'meek-prf');
});

/** Adding up a stage's rows gives what each candidate gained in it. */
function expectInCsv(t: Transcript): void {
  if (t.rule === 'meek-prf') return;
  const rows = cells(renderSheetCsv(t));
  const from = rows.findIndex(([first, second]) => first === 'Stage' && second === 'Transfer');
  const to = rows.findIndex(([first], i) => i > from && first === '');
  const transfers = from === -1 ? [] : rows.slice(from + 1, to);
  for (const stage of t.stages.slice(1))
    for (const [candidate, change] of stage.changes.entries()) {
      const label = stage.label ?? String(stage.number);
      const own = transfers.filter(
        ([at, , , , name]) => at === label && name === nameAt(candidate),
      );
      const gain = own.reduce((all, row) => all + Math.round(Number(row[6]) * 100_000), 0);
      const scale = t.places === 2 ? 1_000 : 1;
      expect(gain).toBe(change > 0 ? change * scale : 0);
    }

  function nameAt(candidate: number): string | undefined {
    return t.candidates[candidate];
  }
}

const ward = readContest(ward14);

test('the shipped ward: papers, values and votes of a surplus are on every sheet', () => {
  const t = counted(ward);
  const [, surplus] = t.stages;
  const figures = ['1568', '0.25255', '1320', '333.366', '137', '34.59935', '0.0016'];
  expect(surplus?.transfer.parcels[0]?.papers).toBe(1568);
  const table = renderTable(t);
  expect(table).toMatch(/^ {2}Papers +1568 +1\.00000 +0\.25255$/m);
  expect(table).toMatch(/^ {2}to 3 Hugh GAFFNEY \(Lab\) +1320 +333\.36600$/m);
  expect(table).toMatch(/^ {2}Non-transferable papers +137 +34\.59935$/m);
  expect(table).toMatch(/^ {2}Lost in cutting +0\.00160$/m);
  const csv = cells(renderSheetCsv(t)).filter(([stage]) => stage === '2');
  for (const figure of figures.filter((one) => one !== '1568'))
    expect(csv.flat(), figure).toContain(figure);
  const html = textOf(renderHtml(t));
  expect(html).toContain('\nStage 2: Surplus of Bob BURROWS (Lab)\n');
  for (const figure of ['1,568', '0.25255', '1,320', '333.36600', '137', '34.59935', '0.00160'])
    expect(html, figure).toContain(`\n${figure}\n`);
});

test('under ERS97 papers that stay behind are told apart from the difference that cutting leaves', () => {
  const table = renderTable(counted(ward, undefined, 'ers97'));
  expect(table).toMatch(/^ {2}Non-transferable papers +137 +0\.00$/m);
  expect(table).toMatch(/^ {2}Non-transferable difference +10\.63$/m);
});

test('under Meek’s rule the sheets tell what those elected keep', () => {
  const t = counted(ward, undefined, 'meek-prf');
  const kept = t.stages.at(-1)?.keepValues?.[1] as Votes;
  const text = formatVotes(kept, t.places);
  expect(renderTable(t)).toMatch(new RegExp(`^  2 Bob BURROWS \\(Lab\\) +${text}$`, 'm'));
  expect(textOf(renderHtml(t))).toContain(`\n${text}\n`);
  expect(cells(renderSheetCsv(t))).toContainEqual([
    '2',
    'Surpluses passed on',
    'Bob BURROWS (Lab)',
    text,
  ]);
});
