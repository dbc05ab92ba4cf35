import { hiddenInName } from '@teller/basics';
import { BltRefusal } from './error.ts';

const maxNameLength = 500;

export interface Names {
  readonly candidates: readonly string[];
  readonly title: string;
  /** Text behind the title. */
  readonly more: readonly string[];
  readonly remarks: readonly string[];
}

interface Name {
  readonly line: number;
  readonly text: string;
}

/** What a line behind the papers says: parts in quotes, or one text without. */
interface NameLine {
  readonly line: number;
  readonly parts: readonly string[];
  readonly quoted: boolean;
}

/**
 * Candidates' names and the title, from what is behind the papers. Real files differ, so: one to a line,
 * quoted or not; or several quoted ones to a line. All of them may be missing ("Candidate 1", "Candidate
 * 2", …). Two texts more, source and remark, may be behind the title. Any other number of names is
 * refused: with one too few or too many, everybody might be called by somebody else's name.
 *
 * @param titled whether the title is known from elsewhere, so that the file need not have one
 */
export function namesOf(text: string, from: number, candidates: number, titled: boolean): Names {
  const lines = linesOf(text, from);
  if (lines.length === 0)
    return {
      candidates: Array.from({ length: candidates }, (_, i) => `Candidate ${i + 1}`),
      title: '',
      more: [],
      remarks: ['The file has no names: candidates are called by their numbers.'],
    };
  const names = chosen(lines, candidates, titled);
  for (const { line, text: name } of names) check(line, name);
  const nameless = names.slice(0, candidates).find((name) => name.text === '');
  if (nameless !== undefined)
    throw new BltRefusal(nameless.line, 'bad-names', 'a candidate has an empty name.');
  const texts = names.map((name) => name.text);
  const more = texts.slice(candidates + 1);
  return {
    candidates: texts.slice(0, candidates),
    title: texts[candidates] ?? '',
    more,
    remarks:
      more.length === 0
        ? []
        : [
            `Behind the title ${JSON.stringify(texts[candidates])} the file says: ${more.join(' / ')}`,
          ],
  };
}

function chosen(lines: readonly NameLine[], candidates: number, titled: boolean): readonly Name[] {
  const byLine = lines.map(({ line, parts }) => ({ line, text: parts.join(' ') }));
  const byPart = lines.every(({ quoted }) => quoted)
    ? lines.flatMap(({ line, parts }) => parts.map((text) => ({ line, text })))
    : byLine;
  const wanted = [candidates + 1, ...(titled ? [candidates] : []), candidates + 3];
  for (const number of wanted)
    for (const names of [byLine, byPart]) if (names.length === number) return names;
  const found = byPart.length <= candidates ? byPart : byLine;
  const last = found.at(-1) as Name;
  const all = candidates === 1 ? 'is 1 candidate' : `are ${candidates} candidates`;
  if (found.length === candidates)
    throw new BltRefusal(
      last.line,
      'no-title',
      `there ${all} and ${found.length === 1 ? '1 name' : `${found.length} names`}, the last of them ` +
        `${JSON.stringify(last.text)}: a title should follow, so either it is missing or somebody’s name. ` +
        'If every candidate is named here, give the title along with the file (--title).',
    );
  const odd = found[Math.min(found.length - 1, candidates + 1)] as Name;
  throw new BltRefusal(
    odd.line,
    'bad-names',
    `there ${all}, so as many names and a title should follow the papers; found ` +
      `${found.length === 1 ? 'one text' : `${found.length} texts, the last of them`} ` +
      `${JSON.stringify(last.text.slice(0, 60))}, and nothing says which is one too ` +
      `${found.length < candidates ? 'few' : 'many'}.`,
  );
}

function check(line: number, text: string): void {
  if (text.length > maxNameLength)
    throw new BltRefusal(
      line,
      'bad-names',
      `a name or title is longer than ${maxNameLength} characters.`,
    );
  const hidden = hiddenInName(text);
  if (hidden !== undefined)
    throw new BltRefusal(
      line,
      'hidden-character',
      `a name or title has ${hidden.code} in it (${hidden.name}), which nobody can see.`,
    );
}

function linesOf(text: string, from: number): NameLine[] {
  const found: NameLine[] = [];
  // Comments as in C may go on over lines, so they go first; in quotes they are part of a name.
  const bare = text.replaceAll(/"[^"\n]*"|\/\*[^]*?\*\//g, (part) =>
    part.startsWith('"') ? part : part.replaceAll(/[^\n]/g, ' '),
  );
  for (const [i, each] of bare.split('\n').entries()) {
    const line = lineOf(each.trim(), from + i);
    if (line !== undefined) found.push(line);
  }
  return found;
}

/** A text in quotes, in which `""` or `\"` is a quotation mark; or a comment. */
const part = /\s*(?:"((?:[^"\\]|""|\\"|\\){0,2000})"(?=\s|#|$)|#.*$)\s*/y;

function lineOf(text: string, line: number): NameLine | undefined {
  if (text === '') return undefined;
  const parts: string[] = [];
  let at = 0;
  for (let match = partAt(text, at); match !== null && at < text.length; match = partAt(text, at)) {
    at += match[0].length;
    if (match[1] !== undefined) parts.push(cleaned(match[1].replaceAll(/\\"(?!")|""/g, '"')));
  }
  if (at === text.length) return parts.length === 0 ? undefined : { line, parts, quoted: true };
  const marks = text.split('"').length - 1;
  if (/^[-\d\s=.,()]+$/.test(text))
    throw new BltRefusal(
      line,
      'behind-the-end',
      `${JSON.stringify(text.slice(0, 30))} is behind the 0 that ends the papers, where the names are. ` +
        'If papers follow it, that 0 is one too many; a paper without a preference is written 1 0.',
    );
  if (marks % 2 === 1)
    throw new BltRefusal(
      line,
      'quote-not-ended',
      'there is a quotation mark (") without its other.',
    );
  const inner = /^"(.*)"$/.exec(text)?.[1];
  if (inner === undefined && /^"|"$/.test(text))
    throw new BltRefusal(
      line,
      'bad-names',
      `${JSON.stringify(text.slice(0, 60))} is in quotes in part: one name in quotes, or several?`,
    );
  if (inner === undefined && /#|\/\*/.test(text))
    throw new BltRefusal(
      line,
      'bad-names',
      'a name that is not in quotes has a # in it: part of the name, or a comment?',
    );
  return { line, parts: [cleaned(inner ?? text)], quoted: false };
}

function partAt(text: string, at: number): RegExpExecArray | null {
  part.lastIndex = at;
  return part.exec(text);
}

function cleaned(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
