/** Reads the figures and candidates of a fact, and those of its words, to hold the two together. */
import type { Transcript } from '@teller/stv';
import type { Fact } from '../src/facts/fact.ts';
import type { Names } from '../src/words/table.ts';
import { falseClaims } from './claims.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Names in which nobody's is a part of another's, without digits. */
export function namesWithoutDigits(candidates: number): readonly string[] {
  return Array.from(
    { length: candidates },
    (_, i) => `Ms ${letters[Math.floor(i / 26)] ?? ''}${letters[i % 26] ?? ''}son`,
  );
}

export function withPlainNames(t: Transcript): Transcript {
  return { ...t, candidates: namesWithoutDigits(t.candidates.length) };
}

/** What is wrong with the words of a fact. */
export function faultsOf(fact: Fact, text: string, names: Names): readonly string[] {
  const { candidates, figures } = partsOf(fact);
  const said = figuresIn(text, fact.kind);
  const missing = [...new Set(figures)].filter((figure) => !said.includes(figure));
  const added = said.filter(
    (figure) => !figures.includes(figure) && !implied(fact).includes(figure),
  );
  const mentioned = [...text.matchAll(/Ms [A-Z]{2}son/g)].map(([name]) => name);
  const named = candidates.map(names.one);
  return [
    ...named.filter((name) => !mentioned.includes(name)).map((name) => `does not name ${name}`),
    ...mentioned.filter((name) => !named.includes(name)).map((name) => `names ${name}`),
    ...missing
      .filter((figure) => !unsaid(fact).includes(figure))
      .map((figure) => `does not say ${figure}`),
    ...added.map((figure) => `says ${figure}`),
    ...falseClaims(fact, text),
  ].map((fault) => `${fact.kind} ${fault}: ${text}`);
}

const numbersOfCandidates: readonly string[] = [
  'candidate',
  'candidates',
  'waiting',
  'tied',
  'left',
  'drawn',
];

/** All candidates and figures anywhere in a fact. */
function partsOf(fact: Fact): { readonly candidates: number[]; readonly figures: string[] } {
  const candidates: number[] = [];
  const figures: string[] = [];
  const walk = (key: string, value: unknown): void => {
    if (key === 'paragraph') return;
    if (Array.isArray(value)) for (const one of value) walk(key, one);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) walk(inner, one);
    else if (typeof value === 'number' && numbersOfCandidates.includes(key)) candidates.push(value);
    else if (typeof value === 'number' || (typeof value === 'string' && /^\d/.test(value)))
      figures.push(String(value));
    else if (typeof value === 'string' && key === 'constraints')
      figures.push(...(value.match(/\d+$/) ?? []));
  };
  walk('', fact);
  return { candidates, figures };
}

/** The numbers of a sentence, in figures or words. */
function figuresIn(text: string, kind: Fact['kind']): readonly string[] {
  const plain = text
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/Ms [A-Z]{2}son/g, '')
    .replaceAll(/with no 1|several 1s/g, '')
    .replaceAll(/(?<!at )\bonce\b/g, '1')
    .replaceAll(/\btwice\b/g, '2')
    .replaceAll(/the only possible set/g, '1')
    .replaceAll(/(\d),(?=\d{3})/g, '$1');
  const numbers = plain.match(/\d+(?:\.\d+)?/g) ?? [];
  return kind === 'batch-moves-on' && /worth one vote/.test(plain) ? [...numbers, '1'] : numbers;
}

/** Figures that the rule itself has, and counts of those who are named. */
function implied(fact: Fact): readonly string[] {
  if (fact.kind === 'meek-quota') return ['0.000000001'];
  if (fact.kind === 'shared-out') return ['0.000001'];
  const last = fact.kind === 'elected-to-last-places' || fact.kind === 'elected-without-exclusion';
  return last ? [String(fact.candidates.length)] : [];
}

/** Figures that the words may leave out. */
function unsaid(fact: Fact): readonly string[] {
  // Nobody, and no papers, are told without the number 0.
  if (fact.kind === 'non-transferable' || fact.kind === 'without-preference') return ['0'];
  // "The paper goes on".
  if (fact.kind === 'all-papers-pass-on') return ['1'];
  // What those formally excluded have is told in the sentence before.
  if (fact.kind === 'excluded-formally' && fact.after === 'last-places')
    return fact.candidates.map(({ votes }) => votes);
  return [];
}
