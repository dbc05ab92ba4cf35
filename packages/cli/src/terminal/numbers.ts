import { InvalidArgumentError } from 'commander';

/** A whole number of an option. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new InvalidArgumentError('Give a whole number from 1 to 9999.');
  return Number(text);
}

/** Whole numbers with commas between them. */
export function numbers(text: string): readonly number[] {
  return text.split(',').map((part) => wholeNumber(part.trim()));
}
