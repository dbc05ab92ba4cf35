// Small elections with reserved places, one folder each, told in sentences. After a wanted change:
//   UPDATE_GOLDEN=1 npx vitest run packages/stv/test/reserved-cases.test.ts
// and read the difference before committing it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseConstraint, type RuleName } from '../src/index.ts';
import { renderSentences, renderTable } from '@teller/count-sheet';
import { golden } from '@teller/sample-papers/golden';
import { counted, papers } from '@teller/sample-papers/small';

interface Case {
  readonly shows: string;
  readonly rule: RuleName;
  readonly seats: number;
  /** Labels by candidate. */
  readonly candidates: Readonly<Record<string, string>>;
  readonly papers: readonly string[];
  readonly constraints: readonly string[];
  readonly lapse: 'leave-vacant' | 'minimum-lapses';
  readonly lot?: string;
}

const folder = path.resolve(import.meta.dirname, 'reserved-cases');

test.each(readdirSync(folder))('%s', (name) => {
  const file = (part: string) => path.join(folder, name, part);
  const it = JSON.parse(readFileSync(file('election.json'), 'utf8')) as Case;
  const constraints = it.constraints.map((text) => {
    const constraint = parseConstraint(text);
    if (!constraint.ok) throw new Error(text);
    return constraint.value;
  });
  const characteristics = Object.values(it.candidates).map((labels) => labels.split(' '));
  const t = counted(Object.keys(it.candidates).join(''), it.seats, papers(...it.papers), {
    rule: it.rule,
    reserved: { characteristics, constraints, lapse: it.lapse },
    ...(it.lot === undefined ? {} : { lot: it.lot }),
  });
  const text = `${it.shows}\n\n${renderSentences(t)}\n${renderTable(t)}`;
  expect(text).toBe(golden(file('told.txt'), text));
});
