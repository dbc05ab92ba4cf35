/**
 * Characters that nobody sees and that change what is seen: they clear a terminal, turn a line round, or
 * make two names look alike (Unicode Technical Report 36, section 2).
 */

/** One such character, as people look it up: `U+202E RIGHT-TO-LEFT OVERRIDE`. */
export interface HiddenCharacter {
  readonly code: string;
  /** Its Unicode name; for one that has no row here, what kind it is. */
  readonly name: string;
}

const separators = String.raw`[\u200C\u200D](?<![\p{M}\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Syriac}].)`;

/**
 * In a name: controls, formatting, halves of a surrogate pair, line separators, and whatever is shown as
 * nothing. Joiners are spelling in scripts that join letters, and are left to those.
 */
const inName = new RegExp(
  String.raw`(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|${separators}`,
  'u',
);

/** In running text a line feed is one, and pictures are made with joiners and variation selectors. */
const inText =
  /[^\P{Cc}\n]|(?!\u00AD|\u200C|\u200D|[\u{E0020}-\u{E007F}])\p{Cf}|[\p{Cs}\u115F\u1160\u2800\u3164\uFFA0]/u;

/** The first hidden character of a name, or of another text of one line. */
export function hiddenInName(name: string): HiddenCharacter | undefined {
  return described(inName.exec(name)?.[0]);
}

/** The first hidden character of a text that may have several lines. */
export function hiddenInText(text: string): HiddenCharacter | undefined {
  return described(inText.exec(text)?.[0]);
}

function described(character: string | undefined): HiddenCharacter | undefined {
  if (character === undefined) return undefined;
  const point = character.codePointAt(0) as number;
  return {
    code: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
    name: names[point] ?? kindOf(character),
  };
}

function kindOf(character: string): string {
  if (/\p{Cc}/u.test(character)) return 'a control character';
  if (/\p{Cs}/u.test(character)) return 'half of a character';
  return 'an invisible character';
}

/** The Unicode names, with the first alias where there is none (NameAliases.txt). */
const names: Readonly<Record<number, string>> = {
  0x00: 'NULL',
  0x07: 'ALERT',
  0x08: 'BACKSPACE',
  0x09: 'CHARACTER TABULATION',
  0x0a: 'LINE FEED',
  0x0b: 'LINE TABULATION',
  0x0c: 'FORM FEED',
  0x0d: 'CARRIAGE RETURN',
  0x1b: 'ESCAPE',
  0x7f: 'DELETE',
  0x85: 'NEXT LINE',
  0x9b: 'CONTROL SEQUENCE INTRODUCER',
  0xad: 'SOFT HYPHEN',
  0x34f: 'COMBINING GRAPHEME JOINER',
  0x61c: 'ARABIC LETTER MARK',
  0x115f: 'HANGUL CHOSEONG FILLER',
  0x1160: 'HANGUL JUNGSEONG FILLER',
  0x180e: 'MONGOLIAN VOWEL SEPARATOR',
  0x200b: 'ZERO WIDTH SPACE',
  0x200c: 'ZERO WIDTH NON-JOINER',
  0x200d: 'ZERO WIDTH JOINER',
  0x200e: 'LEFT-TO-RIGHT MARK',
  0x200f: 'RIGHT-TO-LEFT MARK',
  0x2028: 'LINE SEPARATOR',
  0x2029: 'PARAGRAPH SEPARATOR',
  0x202a: 'LEFT-TO-RIGHT EMBEDDING',
  0x202b: 'RIGHT-TO-LEFT EMBEDDING',
  0x202c: 'POP DIRECTIONAL FORMATTING',
  0x202d: 'LEFT-TO-RIGHT OVERRIDE',
  0x202e: 'RIGHT-TO-LEFT OVERRIDE',
  0x2060: 'WORD JOINER',
  0x2066: 'LEFT-TO-RIGHT ISOLATE',
  0x2067: 'RIGHT-TO-LEFT ISOLATE',
  0x2068: 'FIRST STRONG ISOLATE',
  0x2069: 'POP DIRECTIONAL ISOLATE',
  0x2800: 'BRAILLE PATTERN BLANK',
  0x3164: 'HANGUL FILLER',
  0xfe0f: 'VARIATION SELECTOR-16',
  0xfeff: 'ZERO WIDTH NO-BREAK SPACE',
  0xffa0: 'HALFWIDTH HANGUL FILLER',
};
