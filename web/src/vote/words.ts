import { ordinal } from '@teller/basics';

/** The words of the vote entry. A Welsh catalogue is another value of this type. */
const english = {
  place: 'Vote',
  pageTitle: (step: string, election: string) => `${step} · ${election}`,
  signOut: 'Sign out',
  minutesLeft: (minutes: number, closes: string) =>
    minutes === 1
      ? `Less than a minute is left to vote: voting ends on ${closes}.`
      : `${minutes} minutes are left to vote: voting ends on ${closes}.`,
  stillSignedIn: 'Signing out may not have worked',

  arrive: {
    title: 'Your vote',
    asks: (organisation: string) => `${organisation} asks its members`,
    elects: (contests: number) =>
      contests === 1
        ? 'There is one contest.'
        : `There are ${contests} contests. You vote in those that are yours.`,
    contestsTitle: 'The contests you vote in',
    seats: (places: number, candidates: number) =>
      `${count(places, 'place', 'places')}, ${count(candidates, 'candidate', 'candidates')}`,
    until: (closes: string) => `You can vote until ${closes}.`,
    real: 'This is a real election.',
    rehearsal:
      'This is a rehearsal. Everything works as in the real election, and nothing you do here counts.',
    secretTitle: 'How your vote stays secret',
    secret: (threshold: number, trustees: number) => [
      'You sign in first, so that only members vote, each once.',
      'Your own device seals your ballot before it leaves. No one can open it while voting goes on.',
      'The sealed ballot travels without your name. The people who keep the roll never see it; the ballot box never learns who sent it.',
      `After the close, ${threshold} of ${trustees} trustees together open all ballots, and these are published without names so that anyone can count again.`,
      'You get a receipt. It shows that your ballot is in the box, never what it says. Keep it to yourself.',
    ],
    begin: 'Begin',
    goOn: 'Go on with your ballot',
    takes:
      'It takes about three minutes. You’ll need the email address your organisation holds for you.',
    notOpenYet: (opens: string) => `Voting has not opened yet. It is planned to open on ${opens}.`,
    overdue: (opens: string) =>
      `Voting has not opened yet. It was planned to open on ${opens}; the officers have not opened it.`,
    ended: (closes: string) =>
      `Voting ended on ${closes}. No more ballots are taken, and the ballot box is being sealed.`,
    beingSealed: 'Voting has ended. No more ballots are taken, and the ballot box is being sealed.',
    closed: 'Voting has ended and the ballot box is sealed. The result isn’t published yet.',
    published: 'Voting has ended, the ballots were counted and the result is published.',
    uncast:
      'You ranked candidates on this device and did not cast your ballot. It can’t be cast any more.',
    voided: 'This election was declared void. No more ballots are taken.',
    toResult: 'See the result',
    toResults: 'See where the election stands, or look up your receipt',
    notThisElectionText:
      'What the server sent does not match the fingerprint in this page’s address. Do not vote here. Tell the election officers what happened, and open the link in your invitation again.',
    fingerprint: 'Fingerprint of this election',
    fingerprintOk: 'Checked on this device: the ballot is the one with this fingerprint.',
  },

  signIn: {
    title: 'Sign in',
    emailLead: 'We send you a six-digit code.',
    email: 'Email address',
    emailHint: 'The one your organisation has for you.',
    emailMissing: 'Enter an email address with an @ in it.',
    send: 'Send me a code',
    sending: 'Sending…',
    shared: 'This is a shared computer',
    sharedHint: 'Forget my ranking and receipt when I close this tab.',
    codeTitle: 'Enter your code',
    codeLead: (email: string) =>
      `If ${email} is on the roll, a mail with a six-digit code is on its way. It usually takes less than a minute.`,
    code: 'Six-digit code',
    codeHint: 'You can paste it. It works in this browser only.',
    codeMissing: 'The code has six digits.',
    check: 'Sign in',
    checking: 'Checking…',
    again: 'Send another code',
    sentAgain: 'Another code is on its way. Only the newest one works.',
    otherAddress: 'Use another address',
    help: 'No mail? Look in the spam folder. If it is not there either, the address on the roll may be another one: ask the election officers.',
  },

  contest: {
    over: (n: number, of: number) =>
      of === 1 ? 'Your ballot' : `Your ballot, contest ${n} of ${of}`,
    elects: (places: number) => `${count(places, 'person', 'people')} will be elected.`,
    reserved: (places: string) =>
      `Places are reserved: ${places}. Rank anyone in any order. The count takes care of reserved places.`,
    how: 'Tap your 1st choice, then your 2nd, and so on. Rank as many as you like. Tap again to take someone out.',
    candidates: 'Candidates',
    drawn: 'In a random order, different for every voter, so nobody gains from being first.',
    alphabetical: 'In order of name.',
    showAlphabetical: 'Show A to Z',
    showDrawn: 'Show drawn order',
    search: 'Find a candidate',
    found: (n: number, of: number) => `${n} of ${of} candidates shown`,
    clearSearch: 'Show all',
    statement: 'Statement',
    statementOf: (name: string) => ` of ${name}`,
    statementMissing: 'It can’t be shown just now. Close it and open it again.',
    rankSpoken: (place: number) => `your ${ordinal(place)} choice`,
    yourOrder: 'Your order',
    orderEmpty: 'Nobody yet. Your 1st choice will appear here.',
    up: 'Up',
    down: 'Down',
    remove: 'Remove',
    actOn: (name: string) => ` ${name}`,
    moveTo: 'Move to a place',
    moveWhom: 'Candidate',
    movePlace: 'Place',
    move: 'Move',
    clear: 'Start again',
    ranked: (n: number, of: number) => (n === 0 ? 'Nobody ranked' : `${n} of ${of} ranked`),
    seeOrder: 'Go to your order',
    undo: 'Undo',
    next: 'Next',
    toReview: 'Review',
    previous: 'Previous contest',
    saved: 'Your order is saved on this device only, until you cast it.',
    savedTab: 'Your order is kept in this tab only, because this is a shared computer.',
    notSaved: 'This browser keeps nothing. Your order will be lost if you leave the page.',
    abstainTitle: 'Not voting in this contest?',
    abstainText:
      'You can leave it out. Nothing is sent for it, and the register will show that you took no part in it.',
    abstain: 'Leave this contest out',
    abstaining: 'You leave this contest out. Rank someone to change that.',
  },

  announce: {
    ranked: (name: string, place: number) => `${name} is your ${ordinal(place)} choice.`,
    moved: (name: string, place: number) => `${name} moved to ${ordinal(place)}.`,
    removed: (name: string, left: number) =>
      left === 0 ? `${name} removed. Nobody ranked.` : `${name} removed. ${left} ranked.`,
    staysFirst: (name: string) => `${name} is first already.`,
    staysLast: (name: string) => `${name} is last already.`,
    cleared: 'Nobody ranked.',
    undone: (left: number) => `Undone. ${left} ranked.`,
    nothing: 'Nothing to undo.',
  },

  review: {
    title: 'Review your ballot',
    lead: 'Nothing has been sent yet.',
    ranked: (n: number, of: number) =>
      n === of ? `You ranked all ${of}.` : `You ranked ${n} of ${of}.`,
    mayStop: (n: number) =>
      n === 1
        ? 'Once that one is elected or excluded, your vote goes no further.'
        : `Once all ${small(n)} are elected or excluded, your vote goes no further.`,
    rankMore: 'Rank more',
    change: 'Change',
    abstains: 'You leave this contest out. Nothing will be sent for it.',
    undecided: 'You have ranked nobody here yet. Rank someone, or leave the contest out.',
    rank: 'Rank',
    sealed:
      'Your ballot in this contest is sealed on this device, but not yet confirmed by the ballot box.',
    sendAgain: 'Send it again',
    inBox: 'Your ballot in this contest is in the box already.',
    final:
      'Casting is final. Once it is cast, nobody can change a ballot or take it back: not you, not the officers.',
    cast: 'Cast my ballot',
    castMany: 'Cast my ballots',
    firstDecide: 'First rank someone, or leave the contest out, in:',
    nothing: 'You leave every contest out, so there is nothing to cast.',
    preparing: 'Getting ready to seal…',
    notReady: 'The part that seals your ballot could not be loaded. Check your connection.',
  },

  taken: {
    title: 'A token was already taken',
    notice: (contest: string, when: string) =>
      `In ${contest}, a voting token was already taken in your name on ${when}.`,
    whatItMeans: 'What this means',
    stillOpen: 'We know of no token taken here. You can still vote in this contest.',
    toContest: 'Go on with your ballot',
    at: (when: string) => `A voting token for this contest was taken in your name on ${when}.`,
    means:
      'There is one token for each member. Whoever took this one can cast one ballot with it, and may have done so. What belongs to it is not on this device. We cannot see whether that ballot is in the box: the box does not know whose ballots it holds.',
    ifYou: 'If it was you,',
    ifYouText:
      'on another device or in another browser: open this page there, and it carries on where you left it. If you kept a receipt, your ballot is in the box.',
    ifNotYou: 'If it was not you,',
    ifNotYouText: (organisation: string) =>
      `tell the election officers of ${organisation} now, and give the time above. The issuer’s records show when the token was taken, and never a vote.`,
  },

  casting: {
    title: 'Casting your ballot',
    keepOpen: 'Please keep this page open.',
    steps: {
      waiting: 'Waiting its turn',
      token: 'Taking your voting token',
      sealing: 'Sealing on this device',
      sending: 'Sending to the ballot box',
      'token-unknown': 'No answer yet. Asking again for the same token',
      unknown: 'No answer yet. Sending the same sealed ballot again',
      'token-being-sealed': 'Voting has ended. Waiting for the ballot box to be sealed',
      'being-sealed': 'Voting has ended. Waiting for the ballot box to be sealed',
      received: 'In the ballot box',
    },
    unknownTitle: 'We don’t know yet',
    unknownText:
      'The ballot box has not answered. Your ballot may have arrived, or not. This page keeps asking and sends the very same sealed ballot again, which cannot count twice. Keep it open, or come back to it on this device.',
    tokenUnknownText:
      'There is no answer yet. Your ballot has not left this device. This page keeps trying. Keep it open, or come back to it on this device.',
    beingSealedTitle: 'Voting has ended and the ballot box is being sealed',
    beingSealedText:
      'Your ballot may have arrived in time, or not: nobody can know until the box is sealed. That takes a few minutes once the officers have closed voting. This page keeps asking, and will tell you for certain. Keep it open, or come back to it on this device.',
    tokenBeingSealedText:
      'Your ballot has not left this device. This page keeps asking, and will tell you for certain once the box is sealed. Keep it open, or come back to it on this device.',
    notReceivedTitle: 'Your ballot was not received',
    notReceivedText: 'The ballot box does not have it.',
    signedOut:
      'You’ve been signed out. Your order is still on this device, and nothing was cast. Sign in again to go on.',
    unmarked:
      'Your order is not on this device any more. Rank the candidates again; your token is still good.',
    nothingKept:
      'This browser does not let us keep anything on the device, so a broken connection could cost you your vote. Nothing was cast. Use an ordinary window, or another browser.',
    broken:
      'Something went wrong on this device, and this page can’t go on. Reload it: it carries on where it was, and nothing is sent twice. If it happens again, tell the election officers.',
    forgedIssuer:
      'An issuer’s answer does not match its key in this election’s ballot. Nothing was cast. Tell the election officers: this should never happen.',
    forgedBox:
      'The ballot box answered with a receipt that does not match its key. Your ballot may be in the box. Tell the election officers, and keep this page: it can ask again.',
    tryAgain: 'Try again',
    backToReview: 'Back to the review',
    signIn: 'Sign in again',
    resumed:
      'A ballot sealed on this device was not confirmed yet. It is being sent again, unchanged.',
  },

  receipt: {
    title: 'Your ballot is in the box',
    titleMany: 'Your ballots are in the box',
    lead: 'Signed for by the ballot box. This device has checked the signature.',
    over: 'Receipt',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying. Please write the code down.',
    download: 'Download the receipt',
    checkTitle: 'Check it after the close',
    checkText: (closes: string) =>
      `When the record is published, after ${closes}, look up this code. You will see that your ballot is in the list that was counted.`,
    checkAt: 'Look it up at',
    keep: 'The receipt shows no choice. Keep it to yourself all the same: once the opened ballots are published, whoever has it can look yours up.',
    kept: 'The receipt is kept on this device.',
    keptTab:
      'The receipt goes when you close this tab, because this is a shared computer. Copy or download it.',
    remove: 'Remove it from this device',
    removed: 'The receipt is no longer on this device.',
    leftOut: (titles: string) => `Left out by you: ${titles}.`,
    more: 'Go on with the other contests',
    finish: 'Sign out',
    none: 'There is no receipt on this device.',
  },
};

export type VoteWords = typeof english;
export const words: VoteWords = english;

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function small(n: number): string {
  return (
    ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][n] ??
    String(n)
  );
}
