import { hiddenInName } from '@teller/basics';
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
    ['everything on one line', plain.replaceAll('\n', ' ')],
    ['several papers on a line', plain.replace('0\n3', '0 3')],
    ['the last 0 behind the last paper', plain.replace('1 0\n0', '1 0 0')],
    ['comments as in C', `/* made\nby hand */ ${plain.replace('4 1', '4 /* four */ 1')} /* end */`],
    ['blanks that do not break', plain.replaceAll(' ', '\u{A0}')],
  ])('%s', (_, text) => {
    expect(parseBlt(text)).toEqual({ ok: true, value: contest });
  });

  test('quotation marks and # in names', () => {
    const names =
      '"Ann ""Red"" ROE #1"\n"Bob" "LEE" "Ind"\n"Cy \\"Mac\\""\n"Di "D" OW /* */"\n# five\n"T"\n';
    expect(parseBlt(`4 1\n1 1 0\n0\n${names}`)).toMatchObject({
      value: {
        candidates: ['Ann "Red" ROE #1', 'Bob LEE Ind', 'Cy "Mac"', 'Di "D" OW /* */'],
        title: 'T',
      },
    });
  });

  test('source and remark behind the title', () => {
    const remarks = [expect.stringMatching(/"A title" the file says: a program \/ a remark/)];
    expect(parseBlt(`${plain}"a program"\n"a remark"\n`)).toEqual({
      ok: true,
      value: { ...contest, remarks },
    });
  });

  test('a paper that goes on over lines, which is told', () => {
    const [heading = '', ...rest] = plain.split('\n');
    const text = [heading, ...rest.map((line) => line.replaceAll(/ (?=\d)/g, '\n'))].join('\n');
    const remarks = [expect.stringMatching(/^3 entries go on over more than one line.*line 2/)];
    expect(parseBlt(text)).toEqual({ ok: true, value: { ...contest, remarks } });
  });

  test('no title, where it is known from elsewhere', () => {
    const text = plain.replace('"A title"\n', '');
    const { candidates } = contest;
    expect(parseBlt(text, { title: 'T' })).toMatchObject({ value: { candidates, title: '' } });
  });

  test('numbers left out and numbers given twice, by the provisions for them', () => {
    const papers = '1 1 - 3 0\n2 1 2=3 0\n3 - 2 0\n4 1=2 3 0\n5 1 2 - 0\n6 - 0\n7 1 - 2=3 0\n';
    expect(parseBlt(`3 1\n${papers}0\n`)).toMatchObject({
      value: {
        groups: [
          { preferences: [0], papers: 10 },
          { preferences: [], papers: 13 },
          { preferences: [0, 1], papers: 5 },
        ],
        invalid: { 'no-first-preference': 3, 'several-first-preferences': 4 },
        ended: { 'number-missing': 8, 'number-repeated': 2 },
      },
    });
  });

  test('ids and options, which are told', () => {
    const text = '3 1\n[nick a b c]\n[withdrawn 2]\n[tie 3 2 1]\n(x 1) 1 1 0\n(y)\n2 3 0\n0\n';
    const read = parseBlt(text);
    expect(read).toMatchObject({
      value: { withdrawn: [1], groups: [{ papers: 1 }, { preferences: [2], papers: 2 }] },
    });
    expect(read.ok && read.value.remarks?.join('\n')).toMatch(
      /^2 papers have an id.*\n.*\[nick a b c\].*\n.*\[tie 3 2 1\].*--lot 3,2,1.*\nThe file has no names/,
    );
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
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => hiddenInName(text) === undefined);

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
    ['bad-heading', 1, 'three two\n'],
    ['bad-heading', 1, '3 1 2 0\n3 2\n0\n'],
    ['bad-heading', 2, '3 2\n3 2\n1 1 0\n0\n'],
    ['not-a-number', 3, '3 2\n1 1 0\n1 x 0\n0\n'],
    ['not-a-number', 2, '3 2\n1.5 1 0\n0\n'],
    ['not-a-number', 2, '3 2\n99999999999 1 0\n0\n'],
    ['not-a-number', 2, '3 2\n1 1\0 0\n0\n'],
    ['behind-the-end', 3, '3 2\n0\n0 2 0\n0\n'],
    ['behind-the-end', 4, '3 2\n1 1 0\n0\n2 2 0\n0\n'],
    ['bad-withdrawn', 3, '3 2\n1 1 0\n-2 0\n0\n'],
    ['bad-weight', 2, '3 2\n-2 1 3 0\n0\n'],
    ['too-many-papers', 3, '3 2\n999999999 1 0\n2 1 0\n0\n'],
    ['no-such-candidate', 2, '3 2\n1 4 0\n0\n'],
    ['no-such-candidate', 2, '3 2\n1 1 -2 0\n0\n'],
    ['several-on-a-line', 2, '3 2\n1 1 0 2 0\n0\n'],
    ['repeated-candidate', 3, '3 2\n1 1 0\n1 1 2 1 0\n0\n'],
    ['repeated-candidate', 2, '3 2\n1 1 2=1 0\n0\n'],
    ['bad-equals', 2, '3 2\n1 1= 0\n0\n'],
    ['bad-equals', 2, '3 2\n1 1=- 2 0\n0\n'],
    ['bad-equals', 2, '3 2\n1 =1 0\n0\n'],
    ['repeated-id', 3, '3 2\n(a) 1 1 0\n(a) 1 2 0\n0\n'],
    ['bad-id', 3, '3 2\n1 1 0\n(a\n1 2 0\n0\n'],
    ['bad-id', 2, '3 2\n(a) 0\n'],
    ['bad-option', 2, '3 2\n[tie 3 2 1\n1 1 0\n0\n'],
    ['bad-withdrawn', 2, '3 2\n[withdrawn Ann]\n0\n'],
    ['bad-withdrawn', 2, '3 2\n-4\n0\n'],
    ['bad-withdrawn', 2, '3 2\n-1 -1\n0\n'],
    ['papers-not-ended', 3, '3 2\n1 1 0\n1 2 0\n'],
    ['papers-not-ended', 3, '3 2\n1 1 0\n"Ann"\n'],
    ['line-not-ended', 3, '3 2\n1 1 0\n1 2\n'],
    ['line-not-ended', 5, `3 2\n${'1 1 0\n'.repeat(3)}1 2\n${'1 3 0\n'.repeat(9)}0\n`],
    ['comment-not-ended', 2, '3 2\n/* 1 1 0\n0\n'],
    ['bad-names', 4, '3 2\n1 1 0\n0\n"Ann"\n'],
    ['no-title', 6, '3 2\n1 1 0\n0\n"Ann"\n"Bob"\n"T"\n'],
    ['bad-names', 8, '3 2\n1 1 0\n0\n"Ann"\n"Bob"\n"Bo"\n"Cy"\n"T"\n'],
    ['bad-names', 5, '2 1\n1 1 0\n0\n"Ann"\n""\n"T"\n'],
    ['bad-names', 4, '2 1\n1 1 0\n0\nAnn # 1\nBob\nT\n'],
    ['bad-names', 4, `2 1\n1 1 0\n0\n"${'A'.repeat(501)}"\n"B"\n"T"\n`],
    ['quote-not-ended', 5, '2 1\n1 1 0\n0\n"Ann"\n"Bob\n"T"\n'],
    ['quote-not-ended', 4, '2 1\n1 1 0\n0\nAnn"\n"Bob"\n"T"\n'],
    ['hidden-character', 5, '2 1\n1 1 0\n0\n"Ann"\n"Bob\u{202E}x"\n"T"\n'],
  ])('%s in line %i', (reason, line, text) => {
    const result = parseBlt(text);
    expect(result).toMatchObject({ ok: false, error: { reason, line } });
    expect(result.ok ? '' : result.error.message).toMatch(/[.?]$/);
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
