import { grouped } from '@teller/basics';
import type { ElectingKind, Fact, Voted } from '@teller/count-sheet/facts';
import { ordinal } from '../frame/dates.ts';

/** What the words of a fact are made with: names, and figures as they are shown. */
export interface Tell {
  readonly name: (candidate: number) => string;
  /** "A, B and C". */
  readonly names: (candidates: readonly number[]) => string;
  /** "A 12, B 3.5". */
  readonly list: (candidates: readonly Voted[]) => string;
  readonly shown: (figure: string) => string;
  /** Reserved places, as a count writes them. */
  readonly places: (constraints: readonly string[]) => string;
}

/** Words for every fact of a count: a fact without words does not compile. */
type FactWords = {
  readonly [Kind in Fact['kind']]: (fact: Extract<Fact, { kind: Kind }>, tell: Tell) => string;
};

/** The words of the results entry. A Welsh catalogue is another value of this type. */
const english = {
  place: 'Results',
  title: (election: string) => `Result · ${election}`,
  result: 'Result',

  status: {
    final: 'Final result. Published with the approval of the election officers.',
    rehearsal: 'Result of a rehearsal. It has no effect.',
    draft: (opens: string) => `Voting has not opened yet. It is planned to open on ${opens}.`,
    open: (closes: string) =>
      `Voting is going on. It is planned to close on ${closes}. Nothing about any ballot can be known before that. Come back after the close.`,
    closed:
      'Voting has closed. The ballots are still sealed: the list of them is being fixed, and then trustees must bring their shares of the key. Come back later today.',
    sealed:
      'Voting has closed, and the list of ballots is fixed. The ballots are still sealed until enough trustees have brought their shares of the key.',
    opened: 'The trustees have opened the ballots. They are being counted.',
    counted:
      'The ballots have been counted. The result is not public yet: the election officers must approve its publication.',
    void: 'This election was declared void. It has no result.',
    voidReason: 'The officers’ reason:',
  },
  planned: (opens: string, closes: string) => `Planned from ${opens} to ${closes}.`,
  turnoutTitle: 'Turnout so far',
  turnoutLine: (issued: string, eligible: string) =>
    `${issued} of ${eligible} have taken a voting token`,
  turnoutFew: (eligible: string) => `fewer than ten so far (${eligible} on the roll)`,
  turnoutHidden: 'Shown for each contest once at least ten members have taken part in it.',
  turnoutAfter: 'Turnout',
  turnoutFinal: (issued: number | null, eligible: number) =>
    issued === null
      ? `Turnout: fewer than ten took part; ${grouped(eligible)} members are on the roll.`
      : `Turnout: ${grouped(issued)} of ${grouped(eligible)} members took a voting token.`,
  sealedTitle: 'The sealed list',
  sealedLine: (ballots: number) => `${grouped(ballots)} sealed ballots, fixed under this root:`,
  toVote: 'Vote',

  elected: 'Elected',
  electedNone: 'Nobody was elected.',
  how: {
    'elected-at-quota': (stage) => `elected in stage ${stage}, by reaching the quota`,
    'elected-on-active-vote': (stage) =>
      `elected in stage ${stage}, with enough of the votes still in play`,
    'elected-to-last-places': (stage) => `elected in stage ${stage}, for one of the last places`,
    'elected-with-most-votes': () => 'has the most votes',
  } satisfies Readonly<Record<ElectingKind, (stage: number) => string>>,
  unfilled: (n: number) => `${n} of the places could not be filled.`,
  facts: (papers: number, valid: number) =>
    `${papers === 1 ? '1 ballot was' : `${grouped(papers)} ballots were`} counted, ${papers === valid ? 'all' : grouped(valid)} valid.`,
  quota: (quota: string, seats: number) =>
    `With ${seats === 1 ? 'one place' : `${seats} places`} to fill, a candidate needs ${votes(quota)}: that is the quota.`,
  lastQuota: (quota: string, seats: number) =>
    `With ${seats === 1 ? 'one place' : `${seats} places`} to fill, a candidate needed ${votes(quota)} in the last stage: that is the quota, which changes as votes are left with nobody.`,
  mostVotes: 'Whoever has the most votes wins.',
  reserved: (places: string) => `Places are reserved: ${places}.`,
  stagesLink: 'Stage by stage',
  allContests: 'All contests',
  contestMissing: 'The count of this contest could not be read from the record.',

  stages: 'Stage by stage',
  stage: (n: number) => `Stage ${n}`,
  stageOf: (n: number, of: number) => `Stage ${n} of ${of}`,
  choose: 'Stage',
  back: 'Back',
  next: 'Next',
  quotaLine: (quota: string) => `The line marks the quota, ${votes(quota)}.`,
  inWords: 'All stages in words',
  standing: {
    continuing: '',
    guarded: 'guarded',
    doomed: 'cannot be elected',
    remaining: 'not elected',
    withdrawn: 'withdrawn',
    elected: (stage: number) => `elected (stage ${stage})`,
    excluded: (stage: number) => `excluded (stage ${stage})`,
  },
  told: {
    'first-preferences': ({ papers }) =>
      `The first preferences of ${many(papers, 'valid paper', 'valid papers')} are counted.`,
    'not-counted': ({ papers }) =>
      `${many(papers, 'paper names', 'papers name')} nobody who can be elected, and ${papers === 1 ? 'is' : 'are'} not counted.`,
    quota: ({ quota }, { shown }) =>
      `A candidate who reaches ${votes(shown(quota))}, the quota, is elected.`,
    'quota-changed': ({ quota }, { shown }) => `The quota is now ${votes(shown(quota))}.`,
    surplus: ({ candidate, surplus, waiting }, { name, names, shown }) =>
      `${name(candidate)} has ${votes(shown(surplus))} more than the quota: a surplus, which goes to the next choices on the papers.${waiting.length === 0 ? '' : ` It is larger than what ${names(waiting)} ${waiting.length === 1 ? 'has' : 'have'} to pass on, and goes first.`}`,
    'surplus-papers': ({ candidate, which, papers, moving }, { name }) =>
      `Of the ${many(papers, 'paper', 'papers')} ${which === 'all' ? `of ${name(candidate)}` : `that ${name(candidate)} received last`}, ${grouped(moving)} ${moving === 1 ? 'has' : 'have'} a next choice.`,
    'surplus-value': ({ highest, lowest }, { shown }) =>
      highest === lowest
        ? `Each is passed on at ${shown(highest)} of a vote.`
        : `They are passed on at between ${shown(lowest)} and ${shown(highest)} of a vote each.`,
    'surplus-remainder': ({ votes: left }, { shown }) =>
      `${votes(shown(left))} of the surplus can’t be carried on by any paper, and ${left === '1' ? 'goes' : 'go'} to nobody.`,
    'papers-move': ({ candidates, papers, batch }, { names, shown }) =>
      `The ${many(papers, 'paper', 'papers')} of ${names(candidates)}${batch === undefined ? '' : `, worth ${votes(shown(batch.value))} each,`} ${papers === 1 ? 'goes' : 'go'} on to the next choice${batch === undefined ? ' at the value received' : ''}.${batch === undefined || batch.one ? '' : ' Papers of other values move in other stages.'}`,
    'no-papers-to-move': ({ candidates }, { names }) =>
      `${names(candidates)} ${candidates.length === 1 ? 'has' : 'have'} no papers to pass on.`,
    'passed-over': ({ candidates }, { names }) =>
      `${names(candidates)} ${candidates.length === 1 ? 'was' : 'were'} excluded, and ${candidates.length === 1 ? 'is' : 'are'} passed over on every paper from now on.`,
    'shared-out-anew': ({ times }) =>
      `All papers are shared out anew${times === undefined ? '' : `, ${times} times`}: those elected keep a part of each, and the rest goes on to the next choices.`,
    keep: ({ candidates }, { list }) =>
      `Those elected keep a part of each vote that reaches them: ${list(candidates)}.`,
    gain: ({ candidates }, { list }) => `Votes gained: ${list(candidates)}.`,
    'non-transferable': ({ votes: lost, papers, rounding }, { shown }) =>
      `${votes(shown(lost))} ${lost === '1' ? 'goes' : 'go'} to nobody: ${[
        ...(papers === undefined
          ? []
          : [many(papers, 'paper has no next choice', 'papers have no next choice')]),
        ...(rounding === undefined
          ? []
          : [`${votes(shown(rounding))} ${rounding === '1' ? 'is' : 'are'} lost in rounding`]),
      ].join(', and ')}.`,
    'left-with-nobody': ({ votes: lost }, { shown }) =>
      `${votes(shown(lost))} more ${lost === '1' ? 'is' : 'are'} on papers that name nobody further, and ${lost === '1' ? 'goes' : 'go'} to nobody.`,
    'elected-at-quota': ({ candidates }, { list }) =>
      `${candidates.length === 1 ? 'Elected by reaching the quota' : 'These reach the quota and are elected'}: ${list(candidates)}.`,
    'elected-on-active-vote': ({ candidate, votes: total, needed }, { name, shown }) =>
      `${name(candidate)} has ${votes(shown(total))} and is elected: ${shown(needed)} ${needed === '1' ? 'is' : 'are'} now enough, because too few votes are left for others to overtake.`,
    'elected-to-last-places': ({ candidates }, { list }) =>
      `No more candidates are left than places, so ${candidates.length === 1 ? 'the last is' : 'these are'} elected without the quota: ${list(candidates)}.`,
    'elected-with-most-votes': ({ candidate, votes: total, among }, { name, shown }) =>
      `${name(candidate)} has ${votes(shown(total))}, the most${among === 'all' ? '' : ' of those who can be elected'}, and is elected.`,
    undecided: ({ candidates }, { names }) =>
      `${names(candidates)} have enough votes, but equally many, and there aren’t places for all of them: nobody of them is elected yet.`,
    guarded: ({ candidates, constraints, sets }, { names, places }) =>
      `${names(candidates)}: in every set of candidates who can still be elected together${counted(sets)}, because places are reserved (${places(constraints)}), and so guarded from exclusion.`,
    doomed: ({ candidates, constraints, sets }, { names, places }) =>
      `${names(candidates)}: in no set of candidates who can still be elected together${counted(sets)}, because places are reserved (${places(constraints)}).`,
    'surpluses-wait': ({ candidates, total, gap }, { names, shown }) =>
      `The ${candidates.length === 1 ? 'surplus' : 'surpluses'} of ${names(candidates)}, ${votes(shown(total))} in all, ${candidates.length === 1 ? 'waits' : 'wait'}: the next candidate is ${votes(shown(gap))} ahead, so passing ${candidates.length === 1 ? 'it' : 'them'} on now could not change who goes out.`,
    'excluded-lowest': ({ candidate, votes: total, among }, { name, shown }) =>
      `${name(candidate)} has the fewest votes${among === 'all' ? '' : ' of those who are not guarded'}, ${shown(total)}, and is excluded.`,
    'excluded-by-tie': ({ candidate, votes: total }, { name, shown }) =>
      `${name(candidate)}, with ${votes(shown(total))}, is excluded.`,
    'excluded-together': ({ candidates }, { list }) =>
      `Excluded together, because all their votes together could not lift any of them past the next: ${list(candidates)}.`,
    'excluded-doomed': ({ candidates }, { list }) =>
      `Excluded, because the reserved places leave no way to be elected: ${list(candidates)}.`,
    'not-elected': ({ candidates }, { list }) =>
      `All places are filled. Not elected: ${list(candidates)}.`,
    tie: ({ purpose, tied, chosen, equal, by }, { name, names }) =>
      `${names(tied)} ${equal ? `have equal ${purpose === 'surplus' ? 'surpluses' : 'votes'}` : 'are too close for the surplus that is left to tell apart'}: ${by.kind === 'lot' ? 'the lot' : `the ${ordinal(by.stage)} stage, the ${by.which} in which they differed,`} decided on ${name(chosen)}.`,
    'nothing-decided': () => 'No further candidate reaches the quota, and nobody is excluded.',
  } satisfies FactWords,

  sheet: 'Count sheet',
  sheetLead: 'Votes after each stage, and the change in it.',
  sheetScroll: 'Count sheet, scrolls sideways',
  candidate: 'Candidate',
  nonTransferable: 'Non-transferable',
  roundingLoss: 'Lost in rounding',
  sum: 'Sum',
  sums: (valid: string) =>
    `Each column adds up to the ${valid === '1' ? '1 valid vote' : `${valid} valid votes`}.`,
  sumsNot:
    'The columns do not add up to the valid votes. Something is wrong with this record: please report it.',
  rule: (rule: string, source: string) => `Counted by the rule ${rule}: ${source}.`,
  withoutPreference: (n: number) =>
    n === 1 ? '1 paper shows no preference.' : `${grouped(n)} papers show no preference.`,

  receipt: {
    title: 'Find my receipt',
    lead: 'Your browser fetches the published ballots and looks for yours. What you type stays on this device.',
    code: 'Receipt code',
    codeHint: 'Four groups of four, as on your receipt.',
    file: 'Or the file you downloaded',
    search: 'Look it up',
    searching: 'Looking through the ballots…',
    notACode: 'That is no receipt code. It has 16 letters and figures in four groups.',
    notAFile: 'That file is no receipt of this election.',
    found: (place: number, of: number) =>
      `Your ballot is number ${grouped(place)} of ${grouped(of)} in the list that was counted.`,
    rootHolds:
      'The list’s fingerprint, worked out here from every ballot in it, is the one that was fixed at the close.',
    rootFails:
      'The list’s fingerprint, worked out here, is NOT the one that was fixed at the close. Please report this to the auditors.',
    missing: 'No ballot with this code is in the published lists.',
    missingHelp:
      'Check the code for typing slips. If it is right, give your receipt file to the election officers or the auditors: it is signed by the ballot box.',
    missingSigned:
      'This receipt carries the ballot box’s valid signature, and its ballot is not in the published list. That must not happen. Keep the file and give it to the auditors.',
    unreadable: (contest: string) => `The ballot list of “${contest}” could not be read.`,
    missingIn: 'Not found',
    foundIn: 'Found',
  },

  verify: {
    title: 'Check the whole record',
    lead: 'Everything needed to count again is published, and no trust in this site is needed. With Node 20 or later and a copy of Teller, one command checks every signature, opens every ballot and counts again:',
    records: 'It ends with a numbered list of checks, each with pass or fail.',
  },
  downloads: {
    title: 'Downloads',
    index: 'Index of the record, with the hash of every file (JSON)',
    manifest: 'The frozen ballot paper and keys (JSON)',
    log: 'Officers’ log (JSON)',
    register: 'Register (JSON)',
    contests: 'Files of each contest',
    count: (contest: string) => `${contest}: count (JSON)`,
    blt: (contest: string) => `${contest}: papers (BLT)`,
    ballots: (contest: string) => `${contest}: sealed ballots (binary)`,
  },
  fingerprint: 'Fingerprint of this election',
  fingerprintWrong:
    'What the server sent does not match the fingerprint in this page’s address. Do not rely on this page. Check the record itself.',
};

export type ResultsWords = typeof english;
export const words: ResultsWords = english;

/** How many sets, where that is known. */
function counted(sets: number | undefined): string {
  return sets === undefined ? '' : ` (there ${sets === 1 ? 'is only' : 'are'} ${grouped(sets)})`;
}

/** The number as it is shown, with its noun. */
function votes(shown: string): string {
  return shown === '1' ? '1 vote' : `${shown} votes`;
}

/** "1 paper", "1,431 papers". */
function many(number: number, one: string, several: string): string {
  return `${grouped(number)} ${number === 1 ? one : several}`;
}
