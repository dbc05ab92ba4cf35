/** Whatever the election holds that people read: nothing hidden gets in, and the refusal names it. */
import { describe, expect, test } from 'vitest';
import {
  CandidateSchema,
  ContestSchema,
  ManifestSchema,
  OfficerActSchema,
  RollEntrySchema,
  StatementSchema,
  type Manifest,
} from '@teller/election';
import { sampleFrozen } from '@teller/rehearsal/sample';

const { manifest: minimal, contests } = sampleFrozen();
const entry = {
  member: 'M-1',
  name: 'Ann Roe',
  email: 'ann@example.org',
  contests: ['committee'],
  salt: 'AAAAAAAAAAAAAAAAAAAAAA',
};
const reserved = {
  groups: [{ name: 'women', atLeast: 1, candidates: ['ash'] }],
  lapse: 'leave-vacant',
};
const candidate = { id: 'ash', name: 'Ash', slate: 'Trees' };
const provisions = {
  extension: { latest: '2026-12-06T12:00:00Z', grounds: 'The service was\nout of reach.' },
  complaints: { hours: 72, to: 'complaints@example.org' },
};
const manifest: Manifest = {
  ...minimal,
  contact: { ...minimal.contact, phone: '020 7946 0000' },
  across: [{ group: 'women', atLeast: 1, shortfall: 'The committee\nco-opts.' }],
  provisions,
};
const contest = {
  ...contests[0],
  instructions: 'Rank as many\nas you like.',
  description: 'What the committee\ndoes.',
  reserved,
  provisions,
};

/** Where the texts are in a value: every string that a blank may be put into. */
function places(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => places(part, [...at, key]));
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: (old: string) => string) {
  if (key === undefined) return to(value as string);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...value! };
  (copy as Record<string, unknown>)[key] = changed(
    (value as Record<string, unknown>)[key],
    rest,
    to,
  );
  return copy;
}

describe.each([
  ['a manifest', ManifestSchema, manifest],
  ['a contest', ContestSchema, contest],
  ['a candidate', CandidateSchema, candidate],
  ['a statement', StatementSchema, 'Line one\nLine two'],
  ['a roll entry', RollEntrySchema, entry],
  ['an act', OfficerActSchema, { type: 'void', reason: 'Fire\nin the hall' }],
])('%s', (_, schema, value) => {
  const isText = (at: readonly string[]) =>
    schema.safeParse(changed(value, at, (old) => `${old} x`)).success;

  test('is taken as it is, and has texts for people', () => {
    expect(schema.safeParse(value).error).toBeUndefined();
    expect(places(value).filter(isText).length).toBeGreaterThan(0);
  });

  test.each([
    ['\u{202E}', 'U+202E in it (RIGHT-TO-LEFT OVERRIDE)'],
    ['\u{1B}[31m', 'U+001B in it (ESCAPE)'],
    ['\u{200B}', 'U+200B in it (ZERO WIDTH SPACE)'],
    ['\u{2066}', 'U+2066 in it (LEFT-TO-RIGHT ISOLATE)'],
    ['\u{85}', 'U+0085 in it (NEXT LINE)'],
    ['\r', 'U+000D in it (CARRIAGE RETURN)'],
    ['\u{D800}', 'U+D800 in it (half of a character)'],
  ])('%j is refused in each of its texts, by name', (hidden, named) => {
    for (const at of places(value).filter(isText)) {
      const { error } = schema.safeParse(changed(value, at, (old) => `${old}${hidden}x`));
      expect(error?.issues.map(({ message }) => message)).toEqual([
        `has ${named}, which nobody can see`,
      ]);
    }
  });
});

test('a name has one line; a statement may have several', () => {
  expect(StatementSchema.safeParse('Line one\nLine two').success).toBe(true);
  const { error } = CandidateSchema.safeParse({ ...candidate, name: 'Ash\nElected' });
  expect(error?.issues[0]?.message).toContain('U+000A in it (LINE FEED)');
});
