import { BltRefusal } from './error.ts';

/** What the part of a file before the names is made of. */
export type Token = 'number' | 'skipped' | 'equals' | 'id' | 'option' | 'end-of-file';

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const quotation = 34;
const hash = 35;
const parenthesis = 40;
const star = 42;
const minus = 45;
const slash = 47;
const zero = 48;
const nine = 57;
const equals = 61;
const bracket = 91;

/**
 * The numbers of a file one by one, wherever its lines end, with what stands between them: comments are
 * passed over (`#` to the end of the line, and between the two signs of C), and so are a byte order mark
 * and blanks of every kind. Whatever else there is, is refused with its line.
 *
 * Character by character, because a file of papers can have a million lines.
 */
export class Scanner {
  /** The last token's, if it is a number. */
  value = 0;
  /** The last token's, if it is an id or an option: what is between the brackets. */
  inside = '';
  /** The last token's line, from 1. */
  line = 1;
  /** Whether the last token is the first of its line. */
  first = true;
  readonly text: string;
  /** Where the next token is looked for. */
  at: number;
  #lastLine = 0;

  constructor(file: string) {
    this.text = file.includes('\n') ? file : file.replaceAll('\r', '\n');
    this.at = file.startsWith('\u{FEFF}') ? 1 : 0;
  }

  next(): Token {
    this.#pass();
    if (this.at >= this.text.length) {
      // Blank lines at the end are nobody's.
      this.line = Math.max(1, this.#lastLine);
      return 'end-of-file';
    }
    this.first = this.#lastLine !== this.line;
    this.#lastLine = this.line;
    const code = this.text.charCodeAt(this.at);
    if (code >= zero && code <= nine) return this.#number(1);
    if (code === minus) {
      const digit = this.text.charCodeAt(this.at + 1);
      if (digit >= zero && digit <= nine) {
        this.at++;
        return this.#number(-1);
      }
      if (isEnd(digit)) {
        this.at++;
        return 'skipped';
      }
    }
    if (code === equals) {
      this.at++;
      return 'equals';
    }
    if (code === parenthesis) return this.#between(')', 'id');
    if (code === bracket) return this.#between(']', 'option');
    throw this.#notANumber(this.at);
  }

  /** Whether nothing is left but blanks and comments. */
  isAtEnd(): boolean {
    this.#pass();
    return this.at >= this.text.length;
  }

  isAtNumber(): boolean {
    this.#pass();
    return /[-\d]/.test(this.text[this.at] ?? '');
  }

  /** What is left of the line behind the last token, without comments. */
  restOfLine(): string {
    return /^[^\n#]*/.exec(this.text.slice(this.at, this.at + 100_000))?.[0] ?? '';
  }

  /** Goes on to where something stands. */
  #pass(): void {
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === lineFeed) {
        this.line++;
      } else if (code === hash) {
        const end = text.indexOf('\n', this.at);
        this.at = (end === -1 ? text.length : end) - 1;
      } else if (code === slash && text.charCodeAt(this.at + 1) === star) {
        this.#passComment();
      } else if (!isBlank(code)) break;
    }
  }

  /** Leaves `at` on the last character of the comment. */
  #passComment(): void {
    const end = this.text.indexOf('*/', this.at + 2);
    if (end === -1)
      throw new BltRefusal(this.line, 'comment-not-ended', 'a comment begins here and never ends.');
    for (let i = this.text.indexOf('\n', this.at); i !== -1 && i < end; this.line++)
      i = this.text.indexOf('\n', i + 1);
    this.at = end + 1;
  }

  #number(sign: 1 | -1): 'number' {
    const { text } = this;
    const start = this.at;
    let value = 0;
    let code = text.charCodeAt(start);
    for (; code >= zero && code <= nine; code = text.charCodeAt(++this.at))
      value = value * 10 + code - zero;
    // Ten digits are above every bound here, so what is accepted is exact.
    if (!isEnd(code) || this.at - start > 10)
      throw this.#notANumber(sign === 1 ? start : start - 1);
    this.value = sign * value;
    return 'number';
  }

  #between(closing: string, token: 'id' | 'option'): Token {
    const end = this.text.indexOf(closing, this.at);
    const inside = end === -1 ? '\n' : this.text.slice(this.at + 1, end);
    if (inside.includes('\n'))
      throw new BltRefusal(
        this.line,
        token === 'id' ? 'bad-id' : 'bad-option',
        `a bracket opens here, and there is no ${closing} in the same line.`,
      );
    this.inside = inside.trim();
    this.at = end + 1;
    return token;
  }

  #notANumber(start: number): BltRefusal {
    const token = /^[^\s=]{1,30}/.exec(this.text.slice(start, start + 30))?.[0] ?? '';
    const shown = JSON.stringify(token.replaceAll('"', ''));
    if (token.startsWith('"') || (this.first && /^\p{L}/u.test(token)))
      return new BltRefusal(
        this.line,
        'papers-not-ended',
        `${shown} stands among the papers, where only numbers do. A single 0 ends the papers, before the names.`,
      );
    if (/^-?\d+$/.test(token))
      return new BltRefusal(this.line, 'not-a-number', `${token} is too large a number.`);
    return new BltRefusal(this.line, 'not-a-number', `${shown} is not a whole number.`);
  }
}

function isBlank(code: number): boolean {
  if (code === blank || code === tab || code === carriageReturn) return true;
  return code > 127 && /\s/.test(String.fromCharCode(code));
}

/** What may follow a number: nothing, a blank, the next part of a paper, a name, a comment. */
function isEnd(code: number): boolean {
  return (
    Number.isNaN(code) ||
    code === lineFeed ||
    code === equals ||
    code === hash ||
    code === slash ||
    code === quotation ||
    isBlank(code)
  );
}
