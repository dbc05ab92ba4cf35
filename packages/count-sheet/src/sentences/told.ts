import { countJson, type Transcript } from '@teller/stv';
import type { Fact, TieFact } from '../facts/fact.ts';
import { stageFacts } from '../facts/stage-facts.ts';
import { fullWords, wanted, withoutPreference } from '../words/full.ts';
import { counted, grouped, listed } from '../words/phrases.ts';
import { inWords, namesIn } from '../words/table.ts';
import { fullTie } from '../words/ties.ts';
import { labelOf } from '../words/words.ts';

/** The text of each stage on its own, without number and line breaks: `[0]` is stage 1. */
export function stageSentences(t: Transcript): readonly string[] {
  const names = namesIn(t);
  return stageFacts(countJson(t)).map((facts) =>
    facts.map((fact) => inWords(fullWords, fact, names)).join(' '),
  );
}

/** Every tie of a count and how it was broken, a line each; none where there was no tie. */
export function tieLines(t: Transcript): readonly string[] {
  return linesOf(t, isTie, (ties, label) =>
    ties.map((tie) => `Tie at stage ${label}: ${fullTie(tie, namesIn(t))}`),
  );
}

/** For each stage that guards or dooms somebody: how many possible sets are left, and why. */
export function outlookLines(t: Transcript): readonly string[] {
  const { one } = namesIn(t);
  return linesOf(t, isOutlook, (facts, label) => {
    const sets = facts[0]?.possibleSets;
    const left =
      sets === undefined ? 'many possible sets' : counted(sets, 'possible set', 'possible sets');
    const parts = facts.map(
      (fact) =>
        `${fact.kind === 'guarded' ? 'guarded (in all of them)' : 'doomed (in none of them)'}: ` +
        `${numbersOf(fact).map(one).join(', ')}, because of ${listed(fact.constraints.map(wanted))}`,
    );
    return facts.length === 0 ? [] : [`Stage ${label}, ${left}; ${parts.join('; ')}.`];
  });
}

/** "690 papers = 684 valid + 6 without a preference (4 blank, 2 with no 1 [44(1)])". */
export function papersInWords(t: Transcript): string {
  const [fact] = (stageFacts(countJson(t))[0] ?? []).filter(isWithoutPreference);
  const why = fact === undefined ? '' : withoutPreference(fact);
  return (
    `${counted(t.papers, 'paper', 'papers')} = ${grouped(t.valid)} valid + ` +
    `${grouped(t.withoutPreference)} without a preference${why === '' ? '' : ` (${why})`}`
  );
}

type Outlook = Extract<Fact, { readonly kind: 'guarded' | 'doomed' }>;

function linesOf<Some extends Fact>(
  t: Transcript,
  isSome: (fact: Fact) => fact is Some,
  lines: (facts: readonly Some[], label: string) => readonly string[],
): readonly string[] {
  const facts = stageFacts(countJson(t));
  return t.stages.flatMap((stage, i) => lines((facts[i] ?? []).filter(isSome), labelOf(stage)));
}

function numbersOf(fact: Outlook): readonly number[] {
  return fact.kind === 'guarded'
    ? fact.candidates
    : fact.candidates.map(({ candidate }) => candidate);
}

function isTie(fact: Fact): fact is TieFact {
  return fact.kind === 'tie-broken';
}

function isOutlook(fact: Fact): fact is Outlook {
  return fact.kind === 'guarded' || fact.kind === 'doomed';
}

function isWithoutPreference(
  fact: Fact,
): fact is Extract<Fact, { readonly kind: 'without-preference' }> {
  return fact.kind === 'without-preference';
}
