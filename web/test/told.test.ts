// What is told of a count is what happened. Every candidate and every figure of a fact is in the page's
// words for it, and no figure that is not the fact's; and the count sheet's sentences have them too.
import { stageFacts, type Fact } from '@teller/count-sheet/facts';
import { stageSentences } from '@teller/count-sheet';
import { runs, smallElections, type SmallElection } from '@teller/sample-papers/elections';
import { counted, readContest } from '@teller/sample-papers/official';
import { reservedElections, type ReservedElection } from '@teller/sample-papers/reserved-brute';
import { wards } from '@teller/sample-papers/wards';
import {
  count,
  countJson,
  mergePapers,
  ruleNames,
  type Reserved,
  type RuleName,
  type Transcript,
} from '@teller/stv';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountSheet } from '../src/results/count-sheet.ts';
import { factText } from '../src/results/sentences.ts';

// The one library, seen through two kinds of module.
const small = smallElections as unknown as fc.Arbitrary<SmallElection>;
const withReserved = reservedElections as unknown as fc.Arbitrary<ReservedElection>;

const trees = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Juniper', 'Larch', 'Maple', 'Poplar'];

/** Members of a fact that are candidates, and those whose figures the sheet tells in another way. */
const candidateMembers = new Set(['candidate', 'candidates', 'waiting', 'tied', 'chosen']);

/** The numbers in a text, without the commas between thousands. */
function figuresIn(text: string): readonly string[] {
  const plain = text.replaceAll(/(\d),(?=\d{3})/g, '$1').replaceAll(/−(?=\d)/g, '-');
  return plain.match(/-?\d+(?:\.\d+)?/g) ?? [];
}

/** All that a fact names: candidates apart from figures. */
function named(fact: Fact): { readonly candidates: Set<number>; readonly figures: Set<string> } {
  const candidates = new Set<number>();
  const figures = new Set<string>();
  const visit = (value: unknown, isCandidate: boolean): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, isCandidate);
    else if (typeof value === 'object' && value !== null)
      for (const [member, inner] of Object.entries(value))
        visit(inner, candidateMembers.has(member));
    else if (typeof value === 'number' && isCandidate) candidates.add(value);
    else if (typeof value === 'number' || typeof value === 'string')
      for (const figure of figuresIn(String(value))) figures.add(figure);
  };
  visit(fact, false);
  return { candidates, figures };
}

type Words = (sheet: CountSheet, fact: Fact) => string;

/** What is wrong with the words of a fact. */
function faults(sheet: CountSheet, fact: Fact, words: Words = factText): readonly string[] {
  const text = words(sheet, fact);
  const { candidates, figures } = named(fact);
  // Names of real wards and labels of reserved places have no figures; parts of a name are no candidate.
  const bare = [...sheet.candidates]
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, '·'), text);
  return [
    ...[...candidates]
      .filter((one) => !text.includes(sheet.candidates[one - 1] ?? '?'))
      .map((one) => `not named: ${one}`),
    ...[...figures]
      .filter((figure) => !figuresIn(bare).includes(figure))
      .map((figure) => `not said: ${figure}`),
    ...figuresIn(bare)
      .filter((figure) => !figures.has(figure))
      .map((figure) => `not so: ${figure}`),
  ].map((fault) => `${JSON.stringify(fact)}: ${fault}: ${text}`);
}

/** Figures that the sheet's sentences write as words, or not at all. */
function isToldOtherwise(fact: Fact, figure: string): boolean {
  if (fact.kind === 'tie') return true; // the stage, by the label of the rule's own sheet
  if (fact.kind === 'guarded' || fact.kind === 'doomed') return fact.sets === 1 && figure === '1';
  if (fact.kind === 'surplus-papers') return fact.moving === 0 || fact.which === 'all';
  if (fact.kind === 'surplus-value') return figure === '1';
  if (fact.kind === 'non-transferable') return figure === '0';
  if (fact.kind === 'shared-out-anew') return fact.times === 2;
  return fact.kind === 'papers-move' && fact.batch?.value === figure;
}

function sheetFaults(sheet: CountSheet, facts: readonly Fact[], text: string): readonly string[] {
  const figures = figuresIn(text);
  return facts.flatMap((fact) => [
    ...[...named(fact).candidates]
      .filter((one) => !text.includes(sheet.candidates[one - 1] ?? '?'))
      .map((one) => `${fact.kind}: not named: ${one}: ${text}`),
    ...[...named(fact).figures]
      .filter((figure) => !figures.includes(figure) && !isToldOtherwise(fact, figure))
      .map((figure) => `${fact.kind}: not said: ${figure}: ${text}`),
  ]);
}

/** Whom and what the facts decide, against the transcript itself. */
function decisionFaults(sheet: CountSheet): readonly string[] {
  return sheet.stages.flatMap((stage) => {
    const facts = stageFacts(sheet, stage);
    const of = (start: string) =>
      facts
        .filter(({ kind }) => kind.startsWith(start))
        .flatMap((fact) => [...named(fact).candidates])
        .sort((a, b) => a - b);
    const elected = [...stage.elected].sort((a, b) => a - b);
    const out = [...stage.excluded].sort((a, b) => a - b);
    const saidOut = [...of('excluded-'), ...of('not-elected')].sort((a, b) => a - b);
    const lowest = facts.find((fact) => fact.kind === 'excluded-lowest');
    const fewer =
      (stage.guarded ?? []).length > 0 || lowest === undefined
        ? []
        : continuing(sheet, stage.stage).filter(
            (one) => Number(stage.totals[String(one)]) < Number(lowest.votes),
          );
    return [
      ...(String(of('elected-')) === String(elected)
        ? []
        : [`elected ${String(elected)}, said ${String(of('elected-'))}`]),
      ...(String(saidOut) === String(out)
        ? []
        : [`excluded ${String(out)}, said ${String(saidOut)}`]),
      ...fewer.map((one) => `${one} has fewer votes than the one said to have the fewest`),
    ];
  });
}

function continuing(
  { candidates, withdrawn, stages }: CountSheet,
  upTo: number,
): readonly number[] {
  const gone = stages
    .filter(({ stage }) => stage <= upTo)
    .flatMap(({ elected, excluded }) => [...elected, ...excluded]);
  return candidates
    .map((_, i) => i + 1)
    .filter((one) => !gone.includes(one) && !withdrawn.includes(one));
}

function told(t: Transcript): readonly string[] {
  const sheet = JSON.parse(JSON.stringify(countJson(t))) as CountSheet;
  const full = stageSentences(t);
  return [
    ...decisionFaults(sheet),
    ...sheet.stages.flatMap((stage, i) => {
      const facts = stageFacts(sheet, stage);
      return [
        ...facts.flatMap((fact) => faults(sheet, fact)),
        ...sheetFaults(sheet, facts, full[i] ?? ''),
      ];
    }),
  ];
}

function transcript(
  rule: RuleName,
  election: SmallElection & { readonly reserved?: Reserved },
): Transcript {
  const { candidates, papers, withdrawn, lot, reserved } = election;
  const seats = rule === 'av' || rule === 'plurality' ? 1 : election.seats;
  const result = count({
    rule,
    seats,
    candidates: trees.slice(0, candidates),
    groups: mergePapers(papers),
    withdrawn,
    lot,
    ...(reserved === undefined ? {} : { reserved }),
  });
  if (result.ok) return result.value;
  fc.pre(false);
  throw new Error('no count');
}

describe.each(ruleNames)('by %s', (rule) => {
  test('random elections', () => {
    fc.assert(
      fc.property(small, (election) => {
        expect(told(transcript(rule, election))).toEqual([]);
      }),
      runs,
    );
  });

  test('random elections with reserved places', () => {
    fc.assert(
      fc.property(withReserved, (election) => {
        expect(told(transcript(rule, election))).toEqual([]);
      }),
      runs,
    );
  });
});

describe.each(['scottish-2011', 'ers97', 'meek-prf'] as const)('real wards by %s', (rule) => {
  test.each(wards)('%s', (_, file) => {
    expect(told(counted(readContest(file), undefined, rule))).toEqual([]);
  });
});

describe('words that are not so are found', () => {
  const sheet = JSON.parse(
    JSON.stringify(
      countJson(
        transcript('ers97', {
          candidates: 3,
          seats: 1,
          papers: [
            ...Array.from({ length: 9 }, () => [0]),
            ...Array.from({ length: 5 }, () => [1]),
            ...Array.from({ length: 2 }, () => [2, 1]),
          ],
          withdrawn: [],
          lot: [0, 1, 2],
        }),
      ),
    ),
  ) as CountSheet;
  const facts = sheet.stages.flatMap((stage) => stageFacts(sheet, stage));
  const false_: readonly (readonly [string, Words])[] = [
    ['a figure left out', (...fact) => factText(...fact).replaceAll(/\d/g, '')],
    ['another figure', (...fact) => factText(...fact).replaceAll(/\d+/g, '77')],
    ['a figure too many', (...fact) => `${factText(...fact)} 13`],
    [
      'a name left out',
      (...fact) => factText(...fact).replaceAll(/Alder|Birch|Cedar/g, 'Somebody'),
    ],
  ];
  test.each(false_)('%s', (_, words) => {
    expect(facts.flatMap((fact) => faults(sheet, fact, words))).not.toEqual([]);
    expect(facts.flatMap((fact) => faults(sheet, fact))).toEqual([]);
  });
});
