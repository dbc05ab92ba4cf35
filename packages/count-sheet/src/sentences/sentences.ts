import type { Transcript } from '@teller/stv';
import { noVotes, oneVoteWith } from '@teller/stv/votes';
import { nameOf, names } from '../words/names.ts';
import { counted } from '../words/phrases.ts';
import { labelOf, ruleTitle, votesInWords, wrapped } from '../words/words.ts';
import { reservedSentences, sourceOf } from './reserved.ts';
import { stageSentences } from './told.ts';

/**
 * The count told in plain words: an opening, a short text per stage with the paragraphs it rests on,
 * and the result. Lines are broken at 80 characters, or at `width`.
 */
export function renderSentences(
  t: Transcript,
  { width = 80 }: { readonly width?: number } = {},
): string {
  const opening = [
    `Counted by ${ruleTitle(t.rule)} (${sourceOf(t)}). ` +
      (t.rule === 'plurality'
        ? `${counted(standing(t), 'choice', 'choices')}; the one with the most votes wins.`
        : `${counted(standing(t), 'candidate stands', 'candidates stand')} for ` +
          `${counted(t.seats, 'seat', 'seats')}.`),
    ...reservedSentences(t),
  ].join(' ');
  const texts = stageSentences(t);
  const stages = t.stages.map((stage, i) => `Stage ${labelOf(stage)}. ${texts[i] ?? ''}`);
  return `${[opening, ...stages, result(t)].map((text) => wrapped(text, width)).join('\n\n')}\n`;
}

function result(t: Transcript): string {
  const elected = t.elected.map((candidate, i) => `${i + 1}. ${nameOf(t, candidate)}`).join('; ');
  const last = t.stages.at(-1);
  const lostVotes = last?.nonTransferable ?? noVotes;
  const ended =
    lostVotes === 0
      ? ''
      : ` At the end ${votesInWords(lostVotes, t.places)} ${lostVotes === oneVoteWith(t.places) ? 'is' : 'are'} non-transferable.`;
  const unfilled =
    t.unfilled === 0 ? '' : ` ${counted(t.unfilled, 'seat stays', 'seats stay')} empty.`;
  if (t.rule === 'plurality') return `Result: ${names(t, t.elected) || 'nobody'}.`;
  const heading = t.elected.length === 1 ? 'Elected' : 'Elected, in this order';
  return `${heading}: ${t.elected.length === 1 ? elected.slice(3) : elected}.${unfilled}${ended}`;
}

function standing(t: Transcript): number {
  return t.candidates.length - t.withdrawn.length;
}
