import { grouped } from '@teller/basics';

export { grouped };

/** "1,172 votes", "1 vote", "0.5 votes". */
export function votesOf(decimal: string): string {
  return `${grouped(decimal)} ${decimal === '1' ? 'vote' : 'votes'}`;
}

/** "1 paper", "4,684 papers". */
export function counted(number: number, one: string, many: string): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** `woman|bame>=2`, as a count has it, in parts: at least 2 of those who are a woman or BAME. */
export function readBound(constraint: string): {
  readonly sign: string;
  readonly number: string;
  readonly whom: string;
} {
  const [, of = constraint, sign = '', number = ''] = /^(.*)([<>]=)(\d+)$/.exec(constraint) ?? [];
  return { sign, number, whom: of.replaceAll('|', ' or ').replaceAll('&', ' and ') };
}
