/** The short words: what anyone reads on the results page. Plain English, with the figures. */
import type { InvalidReason } from '@teller/stv';
import type { ElectingFact } from '../facts/fact.ts';
import { counted, grouped, listed, readBound, votesOf } from './phrases.ts';
import type { WordsTable } from './table.ts';

export const shortWords: WordsTable = {
  'first-preferences': ({ valid }) =>
    `The first choices on ${counted(valid, 'valid paper', 'valid papers')} are counted.`,
  'without-preference': ({ papers, reasons = {}, others = 0 }) => {
    const why = [
      ...[...invalidReasons].flatMap(([reason, text]) => {
        const number = reasons[reason] ?? 0;
        return number === 0 ? [] : [`${grouped(number)} ${text}`];
      }),
      ...(others === 0 ? [] : [`${grouped(others)} for nobody who can be elected`]),
    ];
    return (
      `${counted(papers, 'paper is', 'papers are')} not counted, with no usable first choice` +
      `${why.length === 0 ? '' : `: ${why.join(', ')}`}.`
    );
  },
  withdrawn: ({ candidates }, { all }) =>
    `${all(candidates)} withdrew, and ${is(candidates.length)} skipped on every paper.`,
  'whole-quota': (fact) => `${quota(fact)}, and the next whole number is taken.`,
  'quota-in-hundredths': (fact) =>
    `${quota(fact)}${fact.exact ? '' : ', rounded up to a hundredth'}.`,
  'meek-quota': (fact) => `${quota(fact)}, and a tiny part of a vote is added.`,

  gains: ({ gains }, { one }) =>
    `${listed(gains.map(({ candidate, votes }, i) => `${one(candidate)} ${i === 0 ? 'gains ' : ''}${grouped(votes)}`))}.`,
  'non-transferable': ({ votes, papers, roundingLoss }) => {
    const parts = [
      ...(papers > 0
        ? [`${counted(papers, 'paper has', 'papers have')} no next choice who can still be elected`]
        : []),
      ...(roundingLoss === undefined ? [] : [`${grouped(roundingLoss)} is lost in rounding`]),
    ];
    return `${votesOf(votes)} can’t be passed on: ${listed(parts)}.`;
  },
  'papers-move-on': ({ candidate, papers, worth }, { one }) => {
    const value =
      worth === 'one-vote' ? 'each a whole vote' : 'each for the part of a vote that it was worth';
    return `${one(candidate)} was excluded. ${passedOn(papers)}, ${value}.`;
  },
  'no-papers': ({ candidates }, { all }) =>
    `${all(candidates)} ${candidates.length === 1 ? 'was' : 'were'} excluded, with no papers to pass on.`,
  'batch-moves-on': ({ candidates, papers, value, batch }, { all }) =>
    `${all(candidates)} ${candidates.length === 1 ? 'was' : 'were'} excluded. ${passedOn(papers)}, ` +
    `each worth ${votesOf(value)}${batch === undefined ? '' : ` (step ${batch.part} of ${batch.parts})`}.`,
  'quota-falls': (fact) =>
    `Nobody is elected yet, so the quota falls to ${votesOf(fact.quota)}: the ${votesOf(fact.active)} still in ` +
    `use, divided by ${fact.divisor}.`,

  'has-surplus': ({ candidate, surplus }, { one }) =>
    `${one(candidate)} has ${votesOf(surplus)} more than the quota: this surplus is passed on.`,
  'largest-surplus': ({ waiting }, { all }) =>
    `It is the largest, so the ${waiting.length === 1 ? 'surplus' : 'surpluses'} of ${all(waiting)} must wait.`,
  'all-papers-pass-on': ({ papers, surplus, votes, values, many, whole }) => {
    const [highest = '', lowest = ''] = values;
    const range = many ? `between ${lowest} and ${highest}` : listed(values);
    const before = whole ? '' : ' of what it was worth before';
    return `${passedOn(papers)}, each for ${grouped(surplus)} ÷ ${grouped(votes)}${before}: ${range} of a vote.`;
  },
  'papers-with-next': ({ candidate, papers, moving, received }, { one }) => {
    const which =
      received === 'first' ? `of ${one(candidate)}` : `that ${one(candidate)} received last`;
    return `Of the ${counted(papers, 'paper', 'papers')} ${which}, ${grouped(moving)} ${moving === 1 ? 'has' : 'have'} a next choice and can go on.`;
  },
  'value-passed-on': ({ value, single, divided }) => {
    const passes = single ? 'It passes on' : 'Each passes on';
    return divided === undefined
      ? `${passes} its whole value of ${grouped(value)}.`
      : `${passes} ${grouped(value)} of a vote: ${grouped(divided.surplus)} ÷ ${grouped(divided.moving)}, rounded down.`;
  },
  'surplus-not-passed-on': ({ votes, why }) =>
    `${votesOf(votes)} can’t be passed on: ` +
    (why === 'cutting'
      ? 'lost in rounding.'
      : 'too few papers can go on to carry the whole surplus.'),

  'passed-over': ({ candidates }, { all }) =>
    `${all(candidates)} ${candidates.length === 1 ? 'was' : 'were'} excluded and ${is(candidates.length)} now skipped on every paper.`,
  'shared-out': ({ times, until, surplus = '0' }) => {
    const end = {
      election: 'until another candidate reached the quota',
      omega: 'until almost no surplus was left',
      stable: `until the surplus of ${votesOf(surplus)} would not shrink further`,
    }[until];
    return `All papers are shared out again, ${counted(times, 'time', 'times')}, ${end}.`;
  },
  'keep-values': ({ keeps }, { one }) =>
    `Elected candidates keep only part of each vote: ` +
    `${listed(keeps.map(({ candidate, value }) => `${one(candidate)} ${value}`))}. The rest goes to the next choice.`,
  'left-on-papers': ({ votes }) =>
    `${votesOf(votes)} more can’t be passed on: the papers name nobody else.`,
  'quota-moved': ({ quota: now, moved }) =>
    ({
      not: `The quota stays at ${votesOf(now)}.`,
      down: `The quota falls to ${votesOf(now)}, as fewer votes are with candidates.`,
      up: `The quota rises to ${votesOf(now)}, as more votes are with candidates.`,
    })[moved],

  guarded: ({ candidates, constraints, possibleSets, from }, { all }) => {
    const so = from === 'election' ? 'nobody else can be elected' : 'can’t be excluded';
    return `${all(candidates)} ${is(candidates.length)} needed to fill the reserved places (${places(constraints)})${sets('in', possibleSets)}, and so ${so}.`;
  },
  doomed: ({ candidates, enough, constraints, possibleSets }, { one }) => {
    const who = candidates.map(({ candidate, votes }) => {
      if (votes === undefined) return one(candidate);
      return `${one(candidate)} (who has ${enough === 'most' ? 'the most' : 'the quota'}, ${votesOf(votes)})`;
    });
    return `${listed(who)} can’t be elected because places are reserved (${places(constraints)})${sets('not in', possibleSets)}.`;
  },
  'tie-broken': ({ tied, equal, steps, purpose }, { one, all }) => {
    const equals = {
      votes: 'have equal votes',
      surpluses: 'have equal surpluses',
      'within-surplus': 'are too close to tell apart',
    }[equal];
    const had = purpose === 'exclusion' ? 'fewest' : 'most';
    const broken = steps.map((step) =>
      step.kind === 'lot'
        ? `the lot decides, drawing ${step.drawn.map(one).join(', then ')}`
        : `after stage ${step.stage}, the ${step.which} where they differed, ${all(step.left)} had the ${had}`,
    );
    return `${all(tied)} ${equals}: ${broken.join('; ')}.`;
  },

  'elected-at-quota': ({ candidates }, { voted }) =>
    `${voted(candidates)} ${candidates.length === 1 ? 'reaches' : 'reach'} the quota and ${is(candidates.length)} elected.`,
  'elected-on-active-vote': ({ needed, ...who }, { voted }) =>
    `${voted([who])} is elected without the quota: with the votes still in use, ${votesOf(needed)} ${needed === '1' ? 'is' : 'are'} now enough.`,
  'elected-with-most': ({ most, ...who }, { voted }) =>
    ({
      'of-all': `${voted([who])} has the most and is elected.`,
      'of-possible': `${voted([who])} has the most of those who can be elected, and is elected.`,
      'after-tie': `${voted([who])} is elected.`,
    })[most],
  'elected-to-last-places': ({ candidates, places: open }, { voted }) =>
    `${candidates.length < open ? 'Fewer candidates are left than places' : 'As many candidates are left as places'} ` +
    `(${open}), so ${voted(candidates)} ${is(candidates.length)} elected without the quota.`,
  'elected-without-exclusion': ({ candidates, instead }, { voted }) => {
    const are = `${voted(candidates)} ${is(candidates.length)} elected without the quota.`;
    return instead.length === 0
      ? `No more candidates are left than places, so ${are}`
      : `Without ${voted(instead)}, only as many candidates are left as places (${candidates.length}), so ${are}`;
  },

  undecided: ({ candidates, reserved }, { all }) =>
    `${all(candidates)} have enough votes, and always had equally many, but ` +
    `${reserved ? 'not all of them can be elected' : 'there are not enough places'}. Nobody of them is elected yet.`,
  'surpluses-wait': ({ candidates, total, gap, between, guarded }, { all }) => {
    const whom = guarded ? ' of those who may be excluded' : '';
    const against =
      between === 'lowest'
        ? `the gap between the two lowest${whom}`
        : `the lead of the next candidate${whom} over those who go out`;
    const one = candidates.length === 1;
    return (
      `The ${one ? 'surplus' : 'surpluses'} of ${all(candidates)}, ${votesOf(total)}${one ? '' : ' together'}, ` +
      `${one ? 'waits' : 'wait'}: ${against} is ${votesOf(gap)}, so passing ${one ? 'it' : 'them'} on could save nobody.`
    );
  },

  'excluded-fewest': ({ of, ...who }, { voted }) =>
    ({
      all: `${voted([who])} has the fewest and is excluded.`,
      'not-guarded': `${voted([who])} has the fewest of those who can be excluded, and is excluded.`,
      tied: `${voted([who])} is excluded.`,
    })[of],
  'excluded-together': ({ candidates, total, waiting, guarded }, { voted }) =>
    `${voted(candidates)} are excluded together: all their votes${waiting ? ' and the waiting surpluses' : ''} ` +
    `come to ${grouped(total)}, too few to pass the next candidate${guarded ? ' who may be excluded' : ''}.`,
  'excluded-doomed': ({ candidates }, { voted }) =>
    `${voted(candidates)} ${is(candidates.length)} excluded because of the reserved places.`,
  'excluded-formally': ({ candidates, after }, { voted }) =>
    `${after === 'full' ? 'All places are filled' : 'That fills the places'}: ${voted(candidates)} ${is(candidates.length)} not elected.`,
  'kept-by-guard': ({ candidates }, { voted }) =>
    `${voted(candidates)} ${candidates.length === 1 ? 'doesn’t' : 'don’t'} have more, but can’t be excluded, because of the reserved places.`,
  'fewer-together': ({ allowed, going }) =>
    `By votes alone ${grouped(allowed)} could go out together, but the reserved places could then not be filled, so only ${grouped(going)} ${going === 1 ? 'goes' : 'go'}.`,
  'not-elected': ({ candidates, full }, { all }) =>
    `${full ? 'All places are filled' : 'Nobody more can be elected'}: ${all(candidates)} ${is(candidates.length)} not elected.`,
};

/** How somebody was elected, for the list of those elected: "by reaching the quota". */
export const howElected: Readonly<Record<ElectingFact['kind'], string>> = {
  'elected-at-quota': 'by reaching the quota',
  'elected-on-active-vote': 'with enough of the votes still in use, without the quota',
  'elected-with-most': 'with the most votes',
  'elected-to-last-places': 'for one of the last places, without the quota',
  'elected-without-exclusion': 'for one of the last places, without the quota',
};

const invalidReasons: ReadonlyMap<InvalidReason, string> = new Map([
  ['blank', 'blank'],
  ['no-first-preference', 'without a first choice'],
  ['several-first-preferences', 'with several first choices'],
]);

function quota(fact: {
  readonly quota: string;
  readonly valid: number;
  readonly seats: number;
  readonly divisor: number;
}): string {
  return (
    `The quota for each of the ${counted(fact.seats, 'place', 'places')} is ${votesOf(fact.quota)}: ` +
    `${grouped(fact.valid)} ÷ ${fact.divisor}`
  );
}

/** Not every paper has a next choice; how many have none is a fact of its own. */
function passedOn(papers: number): string {
  return papers === 1
    ? 'The 1 paper is passed on if it has a next choice'
    : `Of ${grouped(papers)} papers, those with a next choice are passed on`;
}

/** `woman>=2` in words. */
function places(constraints: readonly string[]): string {
  const texts = constraints.map((constraint) => {
    const { sign, number, whom } = readBound(constraint);
    return `at ${sign === '>=' ? 'least' : 'most'} ${number} “${whom}”`;
  });
  return listed(texts);
}

/** How many sets, where that is known. */
function sets(are: 'in' | 'not in', possible: number | undefined): string {
  if (possible === undefined) return '';
  const which = possible === 1 ? 'the only possible set' : `any of the ${grouped(possible)} sets`;
  const all = possible === 1 ? 'the only possible set' : `all ${grouped(possible)} sets`;
  return `, ${are} ${are === 'in' ? all : which} of candidates who can still be elected together`;
}

function is(number: number): string {
  return number === 1 ? 'is' : 'are';
}
