import { rankOf } from './ranks.ts';

/**
 * A whole number as programs write it: 1, or 1.0 or 1,00 where they reckon; undefined for anything else. 1,000 may
 * be one or a thousand: nobody can know.
 */
export function wholeNumberOf(cell: string): number | undefined {
  return /^\d{1,10}(?:[.,]0{1,2})?$/.test(cell) ? Number.parseInt(cell, 10) : undefined;
}

/** What there is to say of a number that may be a thousand. */
export function thousandsAdvice(cell: string): string {
  return /^\d{1,3}(?:[.,\s]\d{3})+$/.test(cell)
    ? ` If it is a number of thousands, write it without a separator: ${cell.replaceAll(/\D/g, '')}.`
    : '';
}

/** The number that is written beside a candidate: "2", "2.0", "2nd choice", or several; undefined for what isn't one. */
export function markOf(cell: string): readonly number[] | undefined {
  if (cell === '') return undefined;
  const whole = wholeNumberOf(cell);
  if (whole !== undefined) return [whole];
  const numbers = cell.split(/[,;|\n]/).map((part) => rankOf(part, 'cell'));
  const known = numbers.filter((number) => number !== undefined);
  return known.length < numbers.length ? undefined : known;
}
