import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBlt, renderBlt } from '../src/index.ts';
import { runs } from '@teller/sample-papers/elections';

const plain = '3 2\n4 1 2 0\n3 2 0\n1 0\n0\n"Ann"\n"Bob"\n"Cy"\n"A title"\n';
const contest = {
  candidates: ['Ann', 'Bob', 'Cy'],
  seats: 2,
  title: 'A title',
  withdrawn: [],
  groups: [
    { preferences: [0, 1], papers: 4 },
    { preferences: [1], papers: 3 },
    { preferences: [], papers: 1 },
  ],
};

describe('reads what people and programs write', () => {
  test.each([
    ['plain', plain],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['CR alone', plain.replaceAll('\n', '\r')],
    ['a byte order mark', `\u{FEFF}${plain}`],
    ['no last line end', plain.trimEnd()],
    ['blank lines and blanks', plain.replaceAll('\n', ' \n\n\t').replaceAll(' ', '  ')],
    ['comments', `# made by hand\n${plain.replace('4 1 2 0', '4 1 2 0 # four')}`],
    ['equal papers on several lines', plain.replace('4 1 2 0', '1 1 2 0\n3 1 2 0')],
    ['names without quotes', plain.replaceAll('"', '')],
    ['names on one line', plain.replaceAll('"\n"', '" "')],
    ['source and remark behind the title', `${plain}"a program"\n"a remark"\n`],
  ])('%s', (_, text) => {
    expect(parseBlt(text)).toEqual({ ok: true, value: contest });
  });

  test('quotation marks and # in names', () => {
    const text = '2 1\n1 1 0\n0\n"Ann ""Red"" ROE #1"\n"Bob" "LEE" "Ind"\n';
    expect(parseBlt(text)).toMatchObject({
      value: { candidates: ['Ann "Red" ROE #1', 'Bob LEE Ind'], title: '' },
    });
  });

  test('no names at all', () => {
    expect(parseBlt('2 1\n1 1 0\n0\n')).toMatchObject({
      value: { candidates: ['Candidate 1', 'Candidate 2'], title: '' },
    });
  });

  test('withdrawn candidates, on one line or several', () => {
    for (const lines of ['-3 -1', '-1\n-3']) {
      expect(parseBlt(`3 1\n${lines}\n1 1 2 0\n0\n`)).toMatchObject({
        value: { withdrawn: [0, 2] },
      });
    }
  });
});

test('writes what it reads', () => {
  expect(renderBlt(contest)).toBe(plain);
  const awkward = { ...contest, candidates: ['"Ann"', "B'ob # 2", 'Cy ""'], withdrawn: [2] };
  expect(parseBlt(renderBlt(awkward))).toEqual({ ok: true, value: awkward });
});

const name = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.stringMatching(/^["'#0-9 =\-ß]{1,12}$/),
  )
  .map((text) => text.replaceAll(/\s+/g, ' ').trim());

const contests = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const everybody = [...Array(n).keys()];
  return fc.record({
    candidates: fc.array(
      name.filter((text) => text !== ''),
      { minLength: n, maxLength: n },
    ),
    seats: fc.integer({ min: 1, max: 10_000 }),
    title: name,
    withdrawn: fc.subarray(everybody),
    groups: fc.uniqueArray(
      fc.record({
        preferences: fc.shuffledSubarray(everybody),
        papers: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      { selector: ({ preferences }) => preferences.join(' '), maxLength: 10 },
    ),
  });
});

test('reads whatever it writes', () => {
  fc.assert(
    fc.property(contests, (any) => {
      expect(parseBlt(renderBlt(any))).toEqual({ ok: true, value: any });
    }),
    runs,
  );
});

describe('refuses with the line to mend', () => {
  test.each([
    ['no-heading', 1, ''],
    ['no-heading', 1, '# nothing\n'],
    ['bad-heading', 2, '# three\n3\n1 1 0\n0\n'],
    ['bad-heading', 1, '0 1\n0\n'],
    ['bad-heading', 1, '3 0\n0\n'],
    ['bad-heading', 1, '99999 1\n0\n'],
    ['not-a-number', 1, 'three two\n'],
    ['not-a-number', 3, '3 2\n1 1 0\n1 x 0\n0\n'],
    ['not-a-number', 2, '3 2\n1.5 1 0\n0\n'],
    ['not-a-number', 2, '3 2\n99999999999 1 0\n0\n'],
    ['bad-weight', 3, '3 2\n1 1 0\n0 2 0\n0\n'],
    ['bad-weight', 3, '3 2\n1 1 0\n-2 0\n0\n'],
    ['too-many-papers', 3, '3 2\n999999999 1 0\n2 1 0\n0\n'],
    ['no-such-candidate', 2, '3 2\n1 4 0\n0\n'],
    ['no-such-candidate', 2, '3 2\n1 1 -2 0\n0\n'],
    ['no-such-candidate', 2, '3 2\n1 1 0 2 0\n0\n'],
    ['repeated-candidate', 3, '3 2\n1 1 0\n1 1 2 1 0\n0\n'],
    ['equal-ranks', 3, '3 2\n\n1 1 2=3 0\n0\n'],
    ['skipped-preference', 2, '3 2\n1 1 - 3 0\n0\n'],
    ['unsupported', 2, '3 2\n(id7) 1 1 0\n0\n'],
    ['unsupported', 2, '3 2\n[tie 3 2 1]\n0\n'],
    ['bad-withdrawn', 2, '3 2\n-4\n0\n'],
    ['bad-withdrawn', 2, '3 2\n-1 -1\n0\n'],
    ['line-not-ended', 3, '3 2\n1 1 0\n1 2\n0\n'],
    ['papers-not-ended', 3, '3 2\n1 1 0\n1 2 0\n'],
    ['bad-names', 4, '3 2\n1 1 0\n0\n"Ann"\n'],
    ['bad-names', 5, '2 1\n1 1 0\n0\n"Ann"\n""\n"T"\n'],
    ['bad-names', 4, `2 1\n1 1 0\n0\n"${'A'.repeat(501)}"\n"B"\n`],
  ])('%s in line %i', (reason, line, text) => {
    const result = parseBlt(text);
    expect(result).toMatchObject({ ok: false, error: { reason, line } });
    expect(result.ok ? '' : result.error.message).toMatch(/\.$/);
  });
});

test('thousands of different papers are merged, in the order in which they first appear', () => {
  const everybody = [0, 1, 2, 3, 4, 5, 6];
  const orders = fc.sample(fc.shuffledSubarray(everybody), { numRuns: 9_000, seed: 1 });
  const expected = new Map<string, number>();
  for (const order of orders)
    expected.set(order.join(' '), (expected.get(order.join(' ')) ?? 0) + 2);
  expect(expected.size).toBeGreaterThan(3_000);
  const lines = orders.map((order) => ['2', ...order.map((c) => c + 1), '0'].join(' '));
  const names = everybody.map((c) => `"${c}"`);
  const parsed = parseBlt(['7 2', ...lines, '0', ...names, '"T"'].join('\n'));
  if (!parsed.ok) throw new Error(parsed.error.message);
  expect(parsed.value.groups.map((g) => [g.preferences.join(' '), g.papers])).toEqual([
    ...expected,
  ]);
});
