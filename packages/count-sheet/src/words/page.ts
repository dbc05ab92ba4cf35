import type { CountJson } from '@teller/stv';
import { stageFacts } from '../facts/stage-facts.ts';
import { shortWords } from './short.ts';
import { inWords, namesIn } from './table.ts';

/** Every stage of a published count in short sentences: `[0]` is stage 1. */
export function shortSentences(count: CountJson): readonly (readonly string[])[] {
  const names = namesIn(count);
  return stageFacts(count).map((facts) => facts.map((fact) => inWords(shortWords, fact, names)));
}

export { howWasElected } from '../facts/electing.ts';
export { howElected } from './short.ts';
export { billionths, decimal } from '../facts/decimal.ts';
