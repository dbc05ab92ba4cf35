import { paperProvisions, type ReadingNotes, type RuleName } from '@teller/stv';
import { counted } from './phrases.ts';

/**
 * What is to be said of how the papers were read, a sentence each, for standard error and for every
 * count sheet.
 *
 * @param rule whose paragraph says where an order ends; none where nothing is counted
 */
export function readingWords(
  { ended = {}, remarks = [] }: ReadingNotes,
  rule?: RuleName,
): readonly string[] {
  const where = rule === undefined ? '' : ` [${paperProvisions[rule].order}]`;
  const end = (papers = 0, what: string) =>
    papers === 0
      ? []
      : [`${counted(papers, 'paper ends', 'papers end')} where a number is ${what}${where}.`];
  return [
    ...end(ended['number-missing'], 'missing'),
    ...end(ended['number-repeated'], 'repeated'),
    ...remarks,
  ];
}
