// Whatever is wrong in a count that somebody published, holding it against the second counter shows it.
import { describe, expect, test } from 'vitest';
import { countJson, type RuleName } from '@teller/stv';
import { compareCounts, countAgain, describeDifference, type CountTable } from '../src/index.ts';
import { difference, first, second, type Election } from './recount.ts';

/** "7 AB" is seven papers with A first and B second. */
function election(candidates: number, seats: number, ...bundles: readonly string[]): Election {
  const papers = bundles.flatMap((bundle) => {
    const [number, order = ''] = bundle.split(' ');
    const one = order.split('').map((letter) => letter.charCodeAt(0) - 65);
    return Array.from({ length: Number(number) }, () => one);
  });
  return { candidates, seats, papers, withdrawn: [], lot: [...Array(candidates).keys()] };
}

const women: Election['reserved'] = {
  characteristics: [['man'], ['man'], ['man'], ['woman'], ['woman']],
  constraints: [{ bound: 'at-least', number: 2, of: [['woman']] }],
  lapse: 'leave-vacant',
};

/** Elections in which each figure that is compared occurs. */
const telling: readonly (readonly [RuleName, Election])[] = [
  ['scottish-2011', election(4, 2, '9 AB', '5 B', '4 D', '2 CD')],
  ['scottish-2011', { ...election(5, 3, '9 AB', '8 BC', '7 CA', '2 DE', '1 ED'), reserved: women }],
  ['plurality', election(2, 1, '5 A', '4 B')],
  // Batches of two values; several who go together; a surplus that waits; enough of the active vote.
  ['ers97', election(5, 3, '12 ABC', '6 ADEC', '2 BC', '8 C', '3 DEC', '9 E')],
  ['ers97', election(6, 1, '1 AE', '2 BE', '3 CE', '6 D', '11 E', '13 F')],
  ['ers97', election(5, 2, '11 AD', '8 B', '7 C', '2 DB', '2 EB')],
  ['ers97', election(4, 2, '10 A', '9 B', '8 C', '3 D')],
  ['ers97', election(4, 3, '10 A', '10 B', '10 C', '10 D')],
  ['ers97', election(6, 4, '8 AE', '9 BF', '4 C', '4 D', '3 E', '2 F')],
  ['meek-prf', election(4, 2, '9 AB', '5 BC', '4 DC', '2 CD', '1 AC')],
];

type Path = readonly (string | number)[];

/** Where numbers and texts are in a table. */
function leaves(of: unknown, path: Path = []): Path[] {
  if (typeof of !== 'object' || of === null) return [path];
  return Object.entries(of).flatMap(([key, value]) => leaves(value, [...path, key]));
}

/** The table with one thing changed, or taken out. */
function spoilt(table: CountTable, path: Path, how: 'changed' | 'left out'): unknown {
  const copy = structuredClone(table) as unknown;
  let holder = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = String(path.at(-1));
  const value = holder[last];
  if (how === 'changed') holder[last] = typeof value === 'number' ? value + 1 : `${String(value)}1`;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

const figures = `valid withoutPreference quota reserved places missed stages action label candidate
  together batch value part parts surplus waiting iterations until keepValues totals nonTransferable
  roundingLoss elected lastVacancies activeVote needed undecided excluded deferred candidates total
  gap guarded doomed possibleSets unfilled`;

describe('each figure of each stage, changed or left out, is a difference', () => {
  const found = new Set<string>();
  test.each(telling)('under %s', (rule, election) => {
    expect(difference(rule, election, election.lot)).toBeUndefined();
    const right = second(rule, election, election.lot);
    if (!right.ok) throw new Error(right.error.reason);
    for (const path of leaves(right.value)) {
      const names = path.filter((key) => Number.isNaN(Number(key)));
      for (const name of names) found.add(String(name));
      for (const how of ['changed', 'left out'] as const) {
        const compared = compareCounts(spoilt(right.value, path, how), right.value);
        // How many sets are possible need not be said.
        const isSilent = how === 'left out' && names.at(-1) === 'possibleSets';
        expect([path, how, compared.ok]).toEqual([path, how, isSilent]);
      }
    }
  });

  test('and there is no figure that none of these elections has', () => {
    expect([...found].sort()).toEqual(figures.split(/\s+/).sort());
  });
});

test('nothing more may be said than was counted', () => {
  for (const [rule, election] of telling) {
    const ours = first(rule, election, election.lot);
    const theirs = second(rule, election, election.lot);
    if (!ours.ok || !theirs.ok) throw new Error('every one of them can be counted');
    const json = countJson(ours.value);
    for (const figure of ['undecided', 'guarded', 'doomed', 'label', 'together', 'keepValues'])
      for (const [index, stage] of json.stages.entries()) {
        if (figure in stage) continue;
        const stages = json.stages.with(index, { ...stage, [figure]: [1] });
        expect(compareCounts({ ...json, stages }, theirs.value)).toMatchObject({
          ok: false,
          error: { stage: index + 1, figure },
        });
      }
  }
});

const stage = (json: Record<string, unknown>, number: number) =>
  (json['stages'] as Record<string, unknown>[])[number - 1] as Record<string, unknown>;

describe('a difference is found', () => {
  // 20 papers, 2 seats: quota 7. A's surplus goes to B; then C is excluded.
  const election = {
    seats: 2,
    candidates: 4,
    papers: [
      ...Array.from({ length: 9 }, () => [0, 1]),
      ...Array.from({ length: 5 }, () => [1]),
      ...Array.from({ length: 4 }, () => [3]),
      ...Array.from({ length: 2 }, () => [2, 3]),
    ],
  };
  const again = countAgain({ rule: 'scottish-2011', ...election });
  if (!again.ok) throw new Error(again.error.reason);
  const right = again.value;

  /** What was published, with one thing in it changed. */
  function changed(change: (json: Record<string, unknown>) => void): string {
    const json = structuredClone(right) as unknown as Record<string, unknown>;
    change(json);
    const compared = compareCounts(json, right);
    return compared.ok ? 'none' : describeDifference(compared.error);
  }
  test('in a candidate’s votes, at the first stage that has one', () => {
    expect(changed(() => undefined)).toBe('none');
    const votes = changed((json) => {
      (stage(json, 2)['totals'] as Record<string, string>)['2'] = '6.9';
      (stage(json, 3)['totals'] as Record<string, string>)['1'] = '8';
    });
    expect(votes).toBe('stage 2, candidate 2, totals: "6.9", by the second counter "6.99998"');
  });

  test.each([
    ['quota', (json) => (json['quota'] = '8'), 'quota: "8", by the second counter "7"'],
    ['order', (json) => (json['elected'] = [2, 1]), 'elected: [2,1], by the second counter [1,2]'],
    ['valid', (json) => (json['valid'] = 21), 'valid: 21, by the second counter 20'],
    ['action', (json) => (stage(json, 2)['action'] = 'exclusion'), 'stage 2, action: "exclusion"'],
    ['loss', (json) => (stage(json, 2)['roundingLoss'] = '0'), 'stage 2, roundingLoss: "0"'],
    ['excluded', (json) => (stage(json, 2)['excluded'] = []), 'stage 2, excluded: []'],
    ['missing stage', (json) => (json['stages'] as unknown[]).pop(), 'action: nothing'],
    [
      'extra stage',
      (json) => (json['stages'] as unknown[]).push({ action: 'surplus' }),
      'action: "surplus", by the second counter nothing',
    ],
    [
      'extra candidate',
      (json) => ((stage(json, 1)['totals'] as Record<string, string>)['5'] = '0'),
      'stage 1, totals: ["1","2","3","4","5"]',
    ],
  ] satisfies [string, (json: Record<string, unknown>) => unknown, string][])(
    'in the %s',
    (_, change, expected) => {
      expect(changed(change)).toContain(expected);
    },
  );

  test('in what isn’t a count at all', () => {
    for (const nonsense of [null, 7, 'x', [], {}, { stages: 3 }, { ...right, stages: null }])
      expect(compareCounts(nonsense, right).ok).toBe(false);
  });
});

test('what isn’t an election is refused', () => {
  const one = { rule: 'scottish-2011', seats: 1, candidates: 2, papers: [[0]] } as const;
  const reason = (change: object) => {
    const again = countAgain({ ...one, ...change });
    return again.ok ? 'counted' : again.error.reason;
  };
  expect(reason({})).toBe('counted');
  expect(reason({ seats: 0 })).toBe('bad-election');
  expect(reason({ rule: 'borda' })).toBe('no-such-rule');
  expect(reason({ rule: 'av', seats: 2 })).toBe('bad-election');
  expect(reason({ papers: [[0, 0]] })).toBe('bad-papers');
  expect(reason({ papers: [[2]] })).toBe('bad-papers');
});
