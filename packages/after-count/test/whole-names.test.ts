// Names are never cut, however long they are, and no line is longer than a terminal's.
import { expect, test } from 'vitest';
import { counted, readContest } from '@teller/sample-papers/official';
import { ward14 } from '@teller/sample-papers/wards';
import { compare, renderComparison } from '../src/compare/index.ts';
import { margin, renderMargin } from '../src/margin/index.ts';
import { renderSlates, slateReport } from '../src/slates/index.ts';

const shipped = readContest(ward14);
const endings = ['Aberdour', 'Burntisland', 'Crail', 'Dunfermline', 'Elie'];
const long = (name: string, i: number) =>
  `${name} of the Independent Alliance for Better Local Libraries of Greater ${endings[i] ?? ''}`;
const ward = { ...shipped, candidates: shipped.candidates.map(long) };
const first = counted(ward);
const rule = 'scottish-2011';

test.each([
  [
    'compare',
    () => {
      const second = counted(ward, undefined, 'ers97');
      const comparison = compare(first, second);
      if (!comparison.ok) throw new Error(comparison.error);
      const all = renderComparison(first, second, comparison.value);
      return all.slice(all.indexOf('\nCandidate'));
    },
    5,
  ],
  [
    'margin',
    () => {
      const result = margin({ ...ward, rule }, 0);
      if (!result.ok) throw new Error(result.error.reason);
      return renderMargin(result.value);
    },
    // The one who was excluded, the next above, and the one left at the end.
    3,
  ],
  [
    'slates',
    () => {
      const report = slateReport(
        first,
        endings.map((end, i) => long(`${end} slate`, i)),
      );
      if (!report.ok) throw new Error(report.error);
      const all = renderSlates(first, report.value);
      return all.slice(0, all.indexOf('\nElected'));
    },
    5,
  ],
] as const)('%s', (_, render, named) => {
  const text = render();
  expect(text).not.toMatch(/….|.{81}/);
  expect(endings.filter((ending) => text.includes(ending)).length).toBeGreaterThanOrEqual(named);
});
