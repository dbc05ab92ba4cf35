// The made-up regions in data/regions-2022 and who is elected in each. After a wanted change:
//   UPDATE_GOLDEN=1 npx vitest run packages/stv/test/regions.test.ts
// and read the difference before committing it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { count, parseBlt, type RuleName, type Transcript } from '../src/index.ts';
import { constraintsOf, fileOf, madeUp, rules, type Region } from '@teller/sample-papers/regions';
import { having } from '@teller/sample-papers/reserved-small';

const folder = path.resolve(import.meta.dirname, '../data/regions-2022');
const vectors = path.resolve(import.meta.dirname, 'vectors/reserved-places-papers.json');
const { regions } = (
  JSON.parse(readFileSync(vectors, 'utf8')) as {
    vectors: readonly [unknown, unknown, { readonly regions: readonly Region[] }];
  }
).vectors[2];

function expectFile(name: string, text: string): void {
  const file = path.join(folder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
}

function counted(rule: RuleName, region: Region, isReserved: boolean): Transcript {
  const { contest, reserved } = madeUp(region);
  const result = count({ ...contest, rule, ...(isReserved ? { reserved } : {}) });
  if (!result.ok) throw new Error(`${region.name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

test.each(regions)('$name: the files are those that are made up', (region) => {
  const { blt, csv, contest } = madeUp(region);
  expectFile(`${fileOf(region)}.blt`, blt);
  expectFile(`${fileOf(region)}.csv`, csv);
  expect(parseBlt(blt)).toEqual({ ok: true, value: contest });
});

test('who is elected, under each rule, with and without the reserved places', () => {
  const lines = regions.flatMap((region) => {
    const { characteristics } = madeUp(region).reserved;
    const named = (t: Transcript) =>
      t.elected.map((c) => [t.candidates[c], ...(characteristics[c] ?? [])].join(' ')).join(', ');
    const places = constraintsOf(region).join(', ') || 'nothing reserved';
    const told = rules.flatMap((rule) => {
      const t = counted(rule, region, true);
      expect(t.elected).toHaveLength(region.seats);
      expect(having(t, characteristics, 'woman')).toBeGreaterThanOrEqual(region.women_min);
      expect(having(t, characteristics, 'bame')).toBeGreaterThanOrEqual(region.bame_min);
      const without = named(counted(rule, region, false));
      return [
        `  ${rule.padEnd(13)} ${named(t)}`,
        ...(without === named(t) ? [] : [`    else        ${without}`]),
      ];
    });
    return [`${region.name}: ${region.seats}, ${places}`, ...told, ''];
  });
  const head = 'In order of election; "else" is who would be elected if nothing were reserved.\n\n';
  expectFile('results.txt', head + lines.join('\n'));
});
