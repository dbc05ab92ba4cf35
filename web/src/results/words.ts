import { grouped } from '@teller/basics';

/** The words of the results entry. A Welsh catalogue is another value of this type. */
const english = {
  place: 'Results',
  title: (election: string) => `Result · ${election}`,
  result: 'Result',

  status: {
    final: 'Final result. Published with the approval of the election officers.',
    rehearsal: 'Result of a rehearsal. It has no effect.',
    draft: (opens: string) => `Voting has not opened yet. It is planned to open on ${opens}.`,
    overdue: (opens: string) =>
      `Voting has not opened yet. It was planned to open on ${opens}; the officers have not opened it.`,
    open: (closes: string) =>
      `Voting is going on. It is planned to close on ${closes}. Nothing about any ballot can be known before that. Come back after the close.`,
    closed:
      'Voting has closed. The ballots are still sealed: the list of them is being fixed, and then trustees must hand in their shares of the key. Come back later today.',
    sealed:
      'Voting has closed, and the list of ballots is fixed. The ballots are still sealed until enough trustees have handed in their shares of the key.',
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
  how: (stage: string, how: string) => `elected in stage ${stage}, ${how}`,
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
    notACode: 'That isn’t a receipt code. It has 16 letters and figures in four groups.',
    notAFile: 'That file isn’t a receipt from this election.',
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
    records:
      'It ends with a numbered list of checks, each with pass or fail. In place of ID give your receipt file, or the election id from your invitation: then nobody can show you the record of another election.',
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

/** The number as it is shown, with its noun. */
function votes(shown: string): string {
  return shown === '1' ? '1 vote' : `${shown} votes`;
}
