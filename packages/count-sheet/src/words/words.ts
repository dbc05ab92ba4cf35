import type { RuleName, Stage } from '@teller/stv';
import { grouped, unreachable } from '@teller/basics';
import { formatVotes, type Votes } from '@teller/stv/votes';

export { grouped };

/** A rule's name for readers. */
export function ruleTitle(rule: RuleName): string {
  switch (rule) {
    case 'scottish-2011':
      return 'single transferable vote, Scottish rule of 2011';
    case 'av':
      return 'alternative vote, Scottish rule of 2011 for one seat';
    case 'ers97':
      return 'single transferable vote, Electoral Reform Society rules of 1997';
    case 'meek-prf':
      return 'single transferable vote, Meek’s method';
    case 'plurality':
      return 'plurality';
    default:
      return unreachable(rule);
  }
}

/** What readers call a stage: its number, or what the rule's own sheet calls it. */
export function labelOf({ number, label }: Stage): string {
  return label ?? String(number);
}

/** "1,172 votes", "1 vote", "0.5 votes". */
export function votesInWords(votes: Votes, places?: number): string {
  const text = grouped(formatVotes(votes, places));
  return `${text} ${text === '1' ? 'vote' : 'votes'}`;
}

/** "1 paper", "4,684 papers". */
export function counted(number: number, one: string, many: string): string {
  return `${grouped(String(number))} ${number === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** Breaks a text at blanks so that no line is longer than `width` unless one word is. */
export function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
