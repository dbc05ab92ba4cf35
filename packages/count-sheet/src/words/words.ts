import type { RuleName, Stage } from '@teller/stv';
import { unreachable } from '@teller/basics';
import { formatVotes, type Votes } from '@teller/stv/votes';
import { votesOf } from './phrases.ts';

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
  return votesOf(formatVotes(votes, places));
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
