import { styleText } from 'node:util';

/**
 * Whether to colour what goes to a stream: on a terminal, unless NO_COLOR (no-color.org) or TERM=dumb
 * says not to; elsewhere only if FORCE_COLOR asks for it.
 */
export function wantsColours(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '', TERM: terminal } = environment;
  if (no !== '') return false;
  if (force !== '') return !['0', 'false'].includes(force);
  return stream.isTTY === true && terminal !== 'dumb';
}

type Style = Parameters<typeof styleText>[0];

/** What stands out in a table or in sentences: headings, who is elected, who is excluded. */
const marks: readonly (readonly [pattern: RegExp, style: Style])[] = [
  [/^(?:Elected|Result)\b.*:?$/gm, ['bold', 'green']],
  [/^ {2}\d+\. .*$/gm, 'green'],
  [/\bStage \d+(?:\.\d+)?(?=\.? )|\bStage \d+(?:\.\d+)?$/gm, 'bold'],
  [/\d(?:[\d.]*\d)?\*/g, ['bold', 'green']],
  [/\d(?:[\d.]*\d)?x(?= |$)/gm, 'red'],
  [/\[[^\][\n]*\d[^\][\n]*\]/g, 'dim'],
];

/** A table or sentences in colours. The marks that say the same stay. */
export function paint(text: string): string {
  return marks.reduce(
    // Whether the stream takes colours has been asked already.
    (painted, [pattern, style]) =>
      painted.replaceAll(pattern, (part) => styleText(style, part, { validateStream: false })),
    text,
  );
}
