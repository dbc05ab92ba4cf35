import { BltRefusal } from './error.ts';
import type { Line } from './lines.ts';

const maxNameLength = 500;
const quotedText = /"((?:[^"]|"")*)"/g;

export interface Names {
  readonly candidates: readonly string[];
  readonly title: string;
}

/**
 * Candidates' names and the title, from the lines behind the papers. Real files differ, so: one to a
 * line, quoted or not; or several quoted ones to a line; the title may be missing, and so may
 * everything ("Candidate 1", "Candidate 2", …). Up to two lines behind the title (source and remark in
 * some programs' files) are passed over.
 */
export function namesOf(lines: readonly Line[], candidates: number, end: number): Names {
  if (lines.length === 0) {
    return {
      candidates: Array.from({ length: candidates }, (_, i) => `Candidate ${i + 1}`),
      title: '',
    };
  }
  const byLine = lines.map((line) => ({ number: line.number, text: unquoted(line.text) }));
  const byQuotes = lines.flatMap(({ number, text }) =>
    [...text.matchAll(quotedText)].map((m) => ({ number, text: cleaned(m[1] ?? '') })),
  );
  const names = fits(byLine, candidates) ? byLine : byQuotes;
  if (!fits(names, candidates)) {
    throw new BltRefusal(
      lines.at(-1)?.number ?? end,
      'bad-names',
      `there are ${candidates} candidates, so ${candidates} names and a title should follow the papers, ` +
        `each on its own line; found ${byLine.length} ${byLine.length === 1 ? 'line' : 'lines'}.`,
    );
  }
  for (const { number, text } of names) {
    if (text.length > maxNameLength) {
      throw new BltRefusal(
        number,
        'bad-names',
        `a name or title is longer than ${maxNameLength} characters.`,
      );
    }
  }
  const nameless = names.slice(0, candidates).find(({ text }) => text === '');
  if (nameless !== undefined) {
    throw new BltRefusal(nameless.number, 'bad-names', 'a candidate has an empty name.');
  }
  return {
    candidates: names.slice(0, candidates).map(({ text }) => text),
    title: names[candidates]?.text ?? '',
  };
}

function fits(names: readonly unknown[], candidates: number): boolean {
  return names.length >= candidates && names.length <= candidates + 3;
}

/** One line as one name: its quoted parts, or the line as it is without quotes around it. */
function unquoted(text: string): string {
  if (/^(?:"(?:[^"]|"")*"\s*)+$/.test(text)) {
    return [...text.matchAll(quotedText)].map((part) => cleaned(part[1] ?? '')).join(' ');
  }
  return cleaned(/^"(.*)"$/.exec(text)?.[1] ?? text);
}

/** `""` inside quotes is one quotation mark. */
function cleaned(text: string): string {
  return text.replaceAll('""', '"').replaceAll(/\s+/g, ' ').trim();
}
