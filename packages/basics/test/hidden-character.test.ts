import { describe, expect, test } from 'vitest';
import { hiddenInName, hiddenInText } from '../src/index.ts';

describe('a name has nothing in it that nobody sees', () => {
  test.each([
    ['Bob\u{202E}evil', 'U+202E', 'RIGHT-TO-LEFT OVERRIDE'],
    ['\u{1B}[31mAnn', 'U+001B', 'ESCAPE'],
    ['O\u{92}Brien', 'U+0092', 'a control character'],
    ['Ann\u{200B}', 'U+200B', 'ZERO WIDTH SPACE'],
    ['Ann\u{200D}', 'U+200D', 'ZERO WIDTH JOINER'],
    ['A\u{200C}nn', 'U+200C', 'ZERO WIDTH NON-JOINER'],
    ['\u{200D}', 'U+200D', 'ZERO WIDTH JOINER'],
    ['An\u{AD}n', 'U+00AD', 'SOFT HYPHEN'],
    ['\u{3164}', 'U+3164', 'HANGUL FILLER'],
    ['Ann\u{E0041}', 'U+E0041', 'an invisible character'],
    ['Ann\nBob', 'U+000A', 'LINE FEED'],
    ['Ann\u{2028}Bob', 'U+2028', 'LINE SEPARATOR'],
    ['Ann\0', 'U+0000', 'NULL'],
    ['Ann\u{D800}', 'U+D800', 'half of a character'],
  ])('%j', (name, code, character) => {
    expect(hiddenInName(name)).toEqual({ code, name: character });
  });

  test.each(['O’Brien', 'Zoë Ö', 'Zoe\u{308}', 'علی‌رضا', 'क्‍ष', 'Ann 🌹', '陳大文', 'Ann\u{A0}Roe'])(
    '%j has none',
    (name) => {
      expect(hiddenInName(name)).toBeUndefined();
    },
  );
});

describe('a text may have several lines and pictures', () => {
  test.each(['a\nb', 'Yes ❤️', '👩‍👧', 'soft\u{AD}en', 'flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿'])('%j', (text) => {
    expect(hiddenInText(text)).toBeUndefined();
  });

  test.each([
    ['a\rb', 'U+000D'],
    ['a\u{202E}b', 'U+202E'],
    ['a\u{2066}b', 'U+2066'],
    ['a\u{200B}b', 'U+200B'],
    ['a\u{DC00}', 'U+DC00'],
  ])('%j', (text, code) => {
    expect(hiddenInText(text)).toMatchObject({ code });
  });
});
