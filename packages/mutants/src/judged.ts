import type { Mutant } from './instrument.ts';

/** How a mutant is written in the list of those that stay alive: without its line number. */
export function listed({ text, from, to }: Mutant): string {
  return `- ${quoted(text)}: ${quoted(from)} to ${quoted(to)}`;
}

function quoted(code: string): string {
  return `\`${code.replaceAll('`', "'")}\``;
}

/**
 * The mutants that somebody has looked at and let live, from a Markdown list under headings that name
 * the files, each with its reason after a colon.
 *
 * @returns by path and line of the list, the reason
 */
export function judgedIn(markdown: string): ReadonlyMap<string, string> {
  const judged = new Map<string, string>();
  let path = '';
  for (const line of markdown.replaceAll(/\n {2,}/g, ' ').split('\n')) {
    path = /^## `?([^`]+)`?$/.exec(line)?.[1] ?? path;
    const [, mutant, reason] = /^(- `.*?`: `.*?` to `.*?`): (.+)$/.exec(line) ?? [];
    if (mutant !== undefined && reason !== undefined) judged.set(keyOf(path, mutant), reason);
  }
  return judged;
}

export function keyOf(path: string, mutant: string): string {
  return `${path} ${mutant}`;
}
