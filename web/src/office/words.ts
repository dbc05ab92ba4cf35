import type { JobName } from '@teller/api';
import type { OfficerAct, Phase } from '@teller/election';

/** What one act is called, does, and does not let anyone undo. */
interface ActWords {
  readonly name: string;
  readonly done: string;
  readonly happens: string;
  readonly noWayBack: string;
}

/** The words of the office entry. A Welsh catalogue is another value of this type. */
const english = {
  place: 'Office',
  title: 'Election office',
  signOut: 'Sign out',
  wrongElection:
    'What the server sent does not match the fingerprint in this page’s address. Do nothing here, and tell the other officers.',
  stale: 'This page may be out of date',
  noPasskey:
    'No passkey was used. Try again, and confirm with the PIN, fingerprint or face of your device. If you have no passkey for this office, ask for a set-up link.',

  signIn: {
    title: 'Sign in to the office',
    lead: 'Officers sign in with their passkey, and with nothing else.',
    button: 'Sign in with a passkey',
    waiting: 'Waiting for your passkey…',
    trustee: 'Are you a trustee?',
    trusteeText:
      'You need no sign-in: your share proves itself. It can be handed in once voting has closed and the list of ballots is fixed.',
    trusteeLink: 'Hand in a share',
  },

  enrol: {
    title: 'Become an officer',
    lead: 'This link makes a passkey on this device and asks the present officers to approve you. It works once.',
    name: 'Your name',
    nameHint: 'As the other officers and the public record will show it.',
    nameMissing: 'Write your name.',
    button: 'Make a passkey',
    done: 'Your passkey is made',
    doneText:
      'You can sign in once the officers have approved you, with their own passkeys. Tell them.',
    toOffice: 'Go to the office',
  },

  phases: {
    draft: 'Not open yet',
    open: 'Open for voting',
    closed: 'Closed, ballots sealed',
    opened: 'Ballots opened by the trustees',
    counted: 'Counted, not published',
    published: 'Published',
    void: 'Declared void',
  } satisfies Record<Phase, string>,
  phase: 'Where it stands',
  you: (name: string) => `You are ${name}.`,
  closes: (when: string) => `Voting is due to close on ${when}.`,
  closed: (when: string) => `Voting was announced until ${when}.`,
  opens: (when: string) => `Voting is announced from ${when}.`,
  seeResult: 'See the result',

  pending: {
    title: 'Waiting for approval',
    none: 'Nothing is waiting.',
    lapses: (when: string) => `Proposed, and open for signatures until ${when}`,
    approvedBy: (names: string) => `Approved by ${names}`,
    nobody: 'nobody yet',
    needs: (have: number, need: number) => `${have} of ${need} approvals`,
    approve: 'Approve with my passkey',
    youHave: 'You have approved this. It waits for another officer.',
    reason: 'Reason',
    enrolling: (name: string) => `${name} becomes an officer`,
    enrolCheck: 'Approve only if you know that this person made the passkey: ask them.',
    contents: 'Hash of the counted record',
  },

  jobs: {
    title: 'What happens without you',
    name: {
      seal: 'Making the ballot lists',
      column: 'Closing the issuer’s column of the register',
      register: 'Counting turnout and making the register',
      advance: 'Sealing, counting and publishing',
    } satisfies Record<JobName, string>,
    none: 'Nothing has run yet.',
    well: 'Everything that runs by itself is running.',
    failing: (since: string) => `has failed since ${since}. It is tried again every few minutes.`,
    silent: (last: string) => `has not run since ${last}.`,
    tell: 'No ballot is lost by it, but the election can’t go on. Tell whoever runs this service, with the words above.',
  },
  acts: {
    title: 'What can be done now',
    none: 'Nothing for officers to do at this point.',
    waitClosed:
      'The list of ballots is being fixed. We wait until every ballot on its way has arrived.',
    waitShares: (have: number, need: number) =>
      `Waiting for the trustees: ${have} of ${need} shares are in.`,
    waitCount: 'The ballots are being counted.',
    waitRecord: 'The record is being published.',
    waitSince: (when: string) => `Since ${when}.`,
    waitLate:
      'This has taken longer than it should. Tell whoever runs this service: its log says why. Nothing is lost, and it is tried again all the time.',
    whatHappens: 'What happens',
    noWayBack: 'What can’t be undone',
    two: (n: number) =>
      n === 1
        ? 'It takes effect when you sign.'
        : `It takes effect once ${n} different officers have signed. Yours is the first signature.`,
    sign: 'Sign with my passkey',
    signing: 'Waiting for your passkey…',
    cancel: 'Cancel',
    reason: 'Reason',
    reasonHint: 'It is published in the officers’ log.',
    reasonMissing: 'Write the reason.',
    early: (closes: string) => `Voting was announced until ${closes}. You would close it early.`,
    pendingDone: 'Signed. It waits for another officer.',
    done: 'Signed, and in effect.',
  },
  act: {
    freeze: {
      name: 'Freeze the roll',
      done: 'Roll frozen',
      happens: 'The roll is fixed, exactly as the frozen ballot records it.',
      noWayBack: 'Nobody can be added to it or taken off it.',
    },
    'enrol-officer': {
      name: 'Enrol an officer',
      done: 'Officer enrolled',
      happens: 'This person can sign in and approve acts.',
      noWayBack: 'The enrolment stays in the log.',
    },
    open: {
      name: 'Open voting',
      done: 'Voting opened',
      happens:
        'Members can sign in, take their voting tokens and cast their ballots, from now until voting is closed.',
      noWayBack:
        'The contests, candidates, rules, keys and roll can no longer change. Ballots that are cast stay cast.',
    },
    close: {
      name: 'Close voting',
      done: 'Voting closed',
      happens:
        'No more tokens are given and no more ballots taken. Ballots on their way get their answer; then the list of ballots is fixed, and the trustees can hand in their shares.',
      noWayBack: 'Voting cannot be opened again.',
    },
    count: {
      name: 'Count',
      done: 'Count asked for',
      happens:
        'Every ballot is opened with the trustees’ key and counted by the rules in the ballot. You see the result’s hash; the result itself becomes public when it is published.',
      noWayBack: 'The count follows from the ballots alone. Counting again gives the same.',
    },
    publish: {
      name: 'Publish the result',
      done: 'Result published',
      happens:
        'The whole record becomes public: the opened ballots without names, the count, the register, this log with your signatures. Anyone can check it.',
      noWayBack:
        'What is published cannot be taken back, and the election can no longer be declared void here.',
    },
    void: {
      name: 'Declare the election void',
      done: 'Declared void',
      happens: 'The election ends without a result, and your reason is shown.',
      noWayBack: 'It cannot be resumed, and its ballots will never be counted.',
    },
  } satisfies Record<OfficerAct['type'], ActWords>,

  turnout: 'Turnout',
  turnoutHidden: 'Hidden while fewer than ten members have taken part.',
  turnoutLine: (issued: number | null, eligible: number) =>
    issued === null
      ? `fewer than 10 (${eligible} on the roll)`
      : `${issued} of ${eligible} (${Math.floor((issued * 100) / Math.max(1, eligible))} %)`,
  turnoutMeans: 'Voting tokens taken.',
  turnoutOpen: 'How many ballots are in the box is not known before the close.',

  sealed: 'The sealed list',
  sealedText: 'Fixed when the ballot box had drained. Nothing can be added to it or taken away.',
  ballots: (n: number) => `${n} ${n === 1 ? 'ballot' : 'ballots'}`,

  shares: {
    title: 'Trustees’ shares',
    lead: (threshold: number, trustees: number) =>
      `Any ${threshold} of the ${trustees} trustees can open the ballots, and only together.`,
    in: 'share is in',
    awaited: 'awaited',
    notYet: 'Shares can be handed in once voting has closed and the list of ballots is fixed.',
    enough: 'Enough shares are in. No more are needed.',
    compare:
      'Before you hand in your share, compare these roots with those that you were told or that your own tool shows.',
    file: 'The file that your own tool has signed',
    paste: 'Or paste what is in it',
    warning: 'Your share becomes part of the public record. That cannot be undone.',
    button: 'Hand in the share',
    sending: 'Handing in…',
    unreadable: 'This isn’t a file of shares that a trustee’s tool has signed.',
    notOurs: 'These shares belong to someone who isn’t a trustee of this election.',
    done: (name: string) => `The share of ${name} is in, and fits the key ceremony.`,
  },

  log: {
    title: 'Officers’ log',
    lead: 'Every act, with the signatures of those who approved it. It is published with the result.',
    signedBy: (names: string) => `signed by ${names}`,
    ownProof: 'can be checked from the record; needs no officer’s signature',
    share: (name: string) => `Share of ${name} handed in`,
    openOnTime: 'Voting opened, at the time announced',
    closeOnTime: 'Voting closed, at the time announced',
    seal: 'List of ballots fixed',
    counted: 'Ballots counted',
  },
  officers: 'Officers',
};

export type OfficeWords = typeof english;
export const words: OfficeWords = english;
