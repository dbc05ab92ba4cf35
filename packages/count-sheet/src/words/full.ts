/** The full words, with the paragraphs in brackets: for the command line and the count sheet. */
import { invalidReasons, paperProvisions, type InvalidReason } from '@teller/stv';
import type { Fact, Idle } from '../facts/fact.ts';
import { counted, grouped, listed, readBound, votesOf } from './phrases.ts';
import type { WordsTable } from './table.ts';
import { fullTie } from './ties.ts';

type Of<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

export const fullWords: WordsTable = {
  'first-preferences': ({ valid, paragraph }) =>
    `${counted(valid, 'valid paper is', 'valid papers are')} sorted by first preference [${paragraph}].`,
  'without-preference': (fact) => {
    const why = withoutPreference(fact);
    return (
      `${counted(fact.papers, 'paper names', 'papers name')} no candidate who stands and ` +
      `${is(fact.papers)} not counted${why === '' ? '' : `: ${why}`}.`
    );
  },
  withdrawn: ({ candidates }, { all }) =>
    `Withdrawn and passed over on every paper: ${all(candidates)}.`,
  'whole-quota': (fact) => `${dividedQuota(fact)}, without the fraction, plus one [47].`,
  'quota-in-hundredths': (fact) =>
    `${dividedQuota(fact)}${fact.exact ? '' : ', raised to the next hundredth'} [5.1.6].`,
  'meek-quota': ({ quota, valid, seats, divisor }) =>
    `The quota is ${votesOf(quota)}: the ${counted(valid, 'vote', 'votes')} of all candidates divided ` +
    `by ${divisor} (the ${counted(seats, 'seat', 'seats')} plus one), cut to nine places, plus ` +
    `0.000000001 [B.2.b].`,

  gains: ({ gains }, { one }) =>
    `${listed(gains.map(({ candidate, votes }, i) => `${one(candidate)} ${i === 0 ? 'gains ' : ''}${grouped(votes)}`))}.`,
  'non-transferable': ({ votes, papers, roundingLoss }) => {
    const parts = [
      ...(papers > 0
        ? [`${counted(papers, 'paper', 'papers')} with no further usable preference`]
        : []),
      ...(roundingLoss === undefined ? [] : [`${grouped(roundingLoss)} lost in cutting`]),
    ];
    return `${become(votes)} non-transferable: ${listed(parts)}.`;
  },
  'papers-move-on': ({ candidate, papers, worth, paragraph }, { one }) => {
    const single = papers === 1;
    const value =
      worth === 'one-vote'
        ? `worth one vote${single ? '' : ' each'}`
        : `at the value at which ${single ? 'it was' : 'they were'} received`;
    return (
      `The ${counted(papers, 'paper', 'papers')} of ${one(candidate)} ${single ? 'moves' : 'move'} on, ` +
      `${value} [${paragraph}, 51(4)].`
    );
  },
  'no-papers': ({ candidates, paragraph }, { all }) =>
    `${all(candidates)} ${candidates.length === 1 ? 'has' : 'have'} no papers to transfer [${paragraph}].`,
  'batch-moves-on': ({ candidates, papers, value, batch, paragraph }, { all }) => {
    const moves =
      `${counted(papers, 'paper', 'papers')} of ${all(candidates)}, worth ` +
      `${value === '1' ? 'one vote' : grouped(value)}${papers === 1 ? ', moves' : ' each, move'} on`;
    return batch === undefined
      ? `The ${moves} [${paragraph}].`
      : `Batch ${batch.part} of ${batch.parts}: the ${moves} [${paragraph}].`;
  },
  'quota-falls': ({ quota, active, divisor }) =>
    `As nobody has been elected yet, the quota falls to ${votesOf(quota)}: the ${votesOf(active)} that ` +
    `are left divided by ${divisor} [5.4.8].`,

  'has-surplus': ({ candidate, surplus }, { one }) =>
    `${one(candidate)} has ${votesOf(surplus)} more than the quota.`,
  'largest-surplus': ({ waiting, paragraph }, { all }) =>
    `This goes before ${waiting.length === 1 ? 'the surplus' : 'the surpluses'} of ${all(waiting)}, being ` +
    `the largest [${paragraph}].`,
  'all-papers-pass-on': ({ papers, surplus, votes, values, many, whole, paragraph }) => {
    const share = `${grouped(surplus)} divided by ${grouped(votes)}, cut to five places`;
    const each = papers === 1 ? 'The paper' : `Each of the ${counted(papers, 'paper', 'papers')}`;
    const [highest = '', lowest = ''] = values;
    const range = many ? `from ${lowest} to ${highest}` : listed(values);
    return whole
      ? `${each} passes on ${range} of a vote: ${share} [${paragraph}, 49(3)].`
      : `${each} passes on its value when received, times ${share}: ${range} of a vote [${paragraph}, 49(3)].`;
  },
  'papers-with-next': ({ candidate, papers, moving, received }, { one }) => {
    const whose =
      received === 'first' ? `of ${one(candidate)}` : `that ${one(candidate)} received last`;
    return (
      `Of the ${counted(papers, 'paper', 'papers')} ${whose} ${grouped(moving)} ` +
      `${moving === 1 ? 'has' : 'have'} a further usable preference [${received === 'first' ? '5.3.1' : '5.3.2'}].`
    );
  },
  'value-passed-on': ({ value, single, divided }) => {
    const verb = single ? 'It passes' : 'Each of them passes';
    return divided === undefined
      ? `${verb} on its whole value of ${grouped(value)}: together they carry no more than the surplus [5.3.7].`
      : `${verb} on ${grouped(value)} of a vote: ${grouped(divided.surplus)} divided by ` +
          `${grouped(divided.moving)}, cut to two places [5.3.7].`;
  },
  'surplus-not-passed-on': ({ votes, why }) =>
    `${become(votes)} non-transferable: ` +
    (why === 'cutting'
      ? 'the difference that cutting the value leaves [5.3.10].'
      : 'the part of the surplus that no paper can carry on [5.3.10].'),

  'passed-over': ({ candidates, paragraph }, { all }) =>
    `${all(candidates)} ${is(candidates.length)} passed over on every paper from now on [${paragraph}].`,
  'shared-out': ({ times, until, surplus = '0' }) => {
    const often = ['', 'once', 'twice'][times] ?? `${grouped(times)} times`;
    const end = {
      election: 'until somebody more reaches the quota',
      omega: 'until less than 0.000001 of a vote of all surpluses is left to pass on',
      stable: `until the ${votesOf(surplus)} of surplus left no longer became fewer`,
    }[until];
    return `All papers are shared out anew, ${often}, ${end} [B.2.e].`;
  },
  'keep-values': ({ keeps }, { one }) =>
    `Of what reaches them, ${listed(keeps.map(({ candidate, value }, i) => `${one(candidate)} ${i === 0 ? 'now keeps ' : ''}${value}`))}; ` +
    `the rest goes on [B.2.f].`,
  'left-on-papers': ({ votes }) =>
    `${votesOf(votes)} more are left on papers that name nobody further.`,
  'quota-moved': ({ quota, moved }) =>
    ({
      not: `The quota stays at ${votesOf(quota)} [B.2.b].`,
      down: `The quota falls to ${votesOf(quota)}, as fewer votes are still with candidates [B.2.b].`,
      up: `The quota rises to ${votesOf(quota)}, as more votes are with candidates [B.2.b].`,
    })[moved],

  guarded: ({ candidates, constraints, possibleSets, from }, { all }) => {
    const sets =
      possibleSets === undefined
        ? 'every possible set'
        : possibleSets === 1
          ? 'the only possible set'
          : `all ${grouped(possibleSets)} possible sets`;
    const so =
      from === 'election' ? 'nobody else can be elected [R3]' : 'will not be excluded [R5]';
    return `${all(candidates)} ${is(candidates.length)} in ${sets} ${together(constraints)}, and so ${so}.`;
  },
  doomed: ({ candidates, enough, constraints, possibleSets }, { one }) => {
    const sets =
      possibleSets === undefined
        ? 'in no possible set'
        : possibleSets === 1
          ? 'not in the only possible set'
          : `in none of the ${grouped(possibleSets)} possible sets`;
    const who = candidates.map(({ candidate, votes }) => {
      if (votes === undefined) return one(candidate);
      const has = enough === 'most' ? 'the most, ' : 'the quota with ';
      return `${one(candidate)} (who has ${has}${votesOf(votes)})`;
    });
    return `${listed(who)} ${is(who.length)} ${sets} ${together(constraints)}, and so cannot be elected [R4].`;
  },
  'tie-broken': (fact, names) =>
    `${fact.idle === undefined ? '' : tiedAtBottom[fact.idle]}${fullTie(fact, names)}`,

  'elected-at-quota': ({ candidates, paragraph }, { voted }) => {
    const [reach, are] = candidates.length === 1 ? ['reaches', 'is'] : ['reach', 'are'];
    return `${voted(candidates)} ${reach} the quota and ${are} deemed elected [${paragraph}].`;
  },
  'elected-on-active-vote': ({ needed, paragraph, ...who }, { voted }) =>
    `${voted([who])} is deemed elected: ${votesOf(needed)} ${needed === '1' ? 'is' : 'are'} now enough, the ` +
    `total active vote divided by one more than the places not yet filled [${paragraph}].`,
  'elected-with-most': ({ most, paragraph, ...who }, { voted }) => {
    const which = {
      'of-all': ', the most,',
      'of-possible': ', the most of those who can be elected,',
      'after-tie': '',
    }[most];
    return `${voted([who])}${which} wins [${paragraph}].`;
  },
  'elected-to-last-places': ({ candidates, places, paragraph }, { voted }) => {
    const left = candidates.length;
    const because =
      places === left
        ? `As many candidates are left as places to fill (${places})`
        : `Fewer candidates are left (${left}) than places to fill (${places})`;
    return (
      `${because}, so ${voted(candidates)} ${is(left)} deemed elected without reaching the quota ` +
      `[${paragraph}].`
    );
  },
  'elected-without-exclusion': ({ candidates, instead, paragraph }, { voted }) => {
    const are = `${voted(candidates)} ${is(candidates.length)} deemed elected [${paragraph}].`;
    return instead.length === 0
      ? `No more candidates are left than places: ${are}`
      : `To exclude ${voted(instead)} would leave only as many candidates as places (${candidates.length}), so ${are}`;
  },

  undecided: ({ candidates, reserved }, { all }) =>
    `${all(candidates)} have enough votes, but always had equally many, and ` +
    `${reserved ? 'not all of them can be elected' : 'there are not places for all of them'}: ` +
    `none of them is deemed elected at this stage [5.6.2].`,
  'surpluses-wait': ({ candidates, total, gap, between, guarded, paragraph }, { all }) => {
    const one = candidates.length === 1;
    const exposed = guarded ? ' of those not guarded' : '';
    const against =
      between === 'lowest'
        ? `that divide the two lowest${exposed}`
        : `by which the next candidate${exposed} is ahead of all who can be excluded together`;
    return (
      `The ${one ? 'surplus' : 'surpluses'} of ${all(candidates)}, ${one ? '' : 'together '}` +
      `${votesOf(total)}, ${one ? 'waits, as it is' : 'wait, as they are'} not more than the ` +
      `${votesOf(gap)} ${against} [${paragraph}].`
    );
  },

  'excluded-fewest': ({ idle, of, paragraph, ...who }, { voted }) => {
    if (of === 'tied') return `${voted([who])} is excluded [${paragraph}].`;
    const which = of === 'all' ? 'the fewest' : 'the fewest of those not guarded';
    const so = idle === undefined ? '' : `${because[idle]}, so `;
    return `${so}${voted([who])}, ${which}, is excluded [${paragraph}].`;
  },
  'excluded-together': ({ candidates, total, waiting, guarded, paragraph }, { voted }) =>
    `${voted(candidates)} are excluded together: even with all their votes` +
    `${waiting ? ' and the waiting surpluses' : ''}, ${grouped(total)}, none of them could pass the next ` +
    `candidate${guarded ? ' who is not guarded' : ''} [${paragraph}].`,
  'excluded-doomed': ({ candidates }, { voted }) =>
    `${voted(candidates)} ${is(candidates.length)} excluded at once [R4].`,
  'excluded-formally': ({ candidates, after }, { all, voted }) =>
    after === 'full'
      ? `All places are filled, and ${voted(candidates)} ${is(candidates.length)} formally excluded [5.5.2].`
      : `${all(candidates.map(({ candidate }) => candidate))} ${is(candidates.length)} formally excluded [5.5.2].`,
  'kept-by-guard': ({ candidates }, { voted }) =>
    `${voted(candidates)} ${candidates.length === 1 ? 'is guarded and stays' : 'are guarded and stay'} [R5].`,
  'fewer-together': ({ allowed, going }) =>
    `By their votes ${grouped(allowed)} could go together, but no possible set would then be left: ` +
    `only ${grouped(going)} ${going === 1 ? 'goes' : 'go'} [R6].`,
  'not-elected': ({ candidates, full }, { all }) =>
    `${full ? 'All seats are filled' : 'Nobody more can be elected'}, so ${all(candidates)} ` +
    `${is(candidates.length)} not elected [C.2].`,
};

/** Why papers are not counted: "3 blank, 2 with no 1, 1 with several 1s [44(1)]"; empty if not known. */
export function withoutPreference({
  rule,
  reasons,
  others = 0,
}: Omit<Of<'without-preference'>, 'kind'>): string {
  if (reasons === undefined) return '';
  const said = invalidReasons
    .flatMap((reason) => {
      const papers = reasons[reason] ?? 0;
      return papers === 0 ? [] : [`${grouped(papers)} ${invalidWords[reason]}`];
    })
    .join(', ');
  return [
    ...(said === '' ? [] : [`${said} [${paperProvisions[rule].invalid}]`]),
    ...(others === 0 ? [] : [`${grouped(others)} for nobody who stands`]),
  ].join(', ');
}

/** "at least 2 “woman or bame”". */
export function wanted(constraint: string): string {
  const { sign, number, whom } = readBound(constraint);
  return `${sign === '>=' ? 'at least' : 'at most'} ${number} “${whom}”`;
}

/** Why a paper doesn't count: "2 papers with several 1s". */
export const invalidWords: Readonly<Record<InvalidReason, string>> = {
  blank: 'blank',
  'no-first-preference': 'with no 1',
  'several-first-preferences': 'with several 1s',
};

const because: Readonly<Record<Idle, string>> = {
  'no-surplus': 'There is no surplus to transfer',
  'no-quota': 'Nobody has reached the quota',
  'nobody-more': 'Nobody more has reached the quota',
};

const tiedAtBottom: Readonly<Record<Idle, string>> = {
  'no-surplus': `${because['no-surplus']}, and the lowest are equal: `,
  'no-quota': `${because['no-quota']}, and the lowest are equal: `,
  'nobody-more': `${because['nobody-more']}, and `,
};

function together(constraints: readonly string[]): string {
  return `of those who can still be elected together, because of ${listed(constraints.map(wanted))}`;
}

function dividedQuota({ quota, valid, seats, divisor }: Omit<Of<'whole-quota'>, 'kind'>): string {
  return (
    `The quota is ${votesOf(quota)}: ${grouped(valid)} divided by ${divisor} (the ` +
    `${counted(seats, 'seat', 'seats')} plus one)`
  );
}

function become(votes: string): string {
  return `${votesOf(votes)} ${votes === '1' ? 'becomes' : 'become'}`;
}

function is(number: number): string {
  return number === 1 ? 'is' : 'are';
}
