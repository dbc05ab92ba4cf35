import { BltRefusal } from './error.ts';
import type { Line } from './lines.ts';

const minus = 45;
const zero = 48;
const nine = 57;

/** The integers of a line, blanks between them; anything else is refused by name. */
export function numbersOf(line: Line): number[] {
  const { text } = line;
  const numbers: number[] = [];
  let i = 0;
  while (i < text.length) {
    if (isBlank(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const start = i;
    const negative = text.charCodeAt(i) === minus;
    if (negative) i++;
    const firstDigit = i;
    let value = 0;
    for (let code = text.charCodeAt(i); code >= zero && code <= nine; code = text.charCodeAt(++i)) {
      value = value * 10 + code - zero;
    }
    const ended = i === text.length || isBlank(text.charCodeAt(i));
    // Ten digits are above every bound here, so what is accepted is exact.
    if (!ended || i === firstDigit || i - firstDigit > 10) throw notANumber(line, start);
    numbers.push(negative ? -value : value);
  }
  return numbers;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function notANumber({ number, text }: Line, start: number): BltRefusal {
  const token = text.slice(start).split(/\s/, 1)[0]?.slice(0, 30) ?? '';
  if (/^[-\d]+(?:=[-\d]+)+$/.test(token)) {
    return new BltRefusal(
      number,
      'equal-ranks',
      `"${token}" gives several candidates the same rank. A preference order needs one candidate after ` +
        'the other; leave out the equal ones and everything after them.',
    );
  }
  if (token === '-') {
    return new BltRefusal(
      number,
      'skipped-preference',
      'a "-" stands for a preference that was left out. A preference order ends where a number is missing; ' +
        'leave out the "-" and everything after it.',
    );
  }
  if (token.startsWith('[') || token.startsWith('(')) {
    return new BltRefusal(
      number,
      'unsupported',
      `"${token}" belongs to an extension of the format that is not read here. Leave it out.`,
    );
  }
  if (/^-?\d+$/.test(token)) {
    return new BltRefusal(number, 'not-a-number', `"${token}" is too large a number.`);
  }
  return new BltRefusal(number, 'not-a-number', `"${token}" is not a whole number.`);
}
