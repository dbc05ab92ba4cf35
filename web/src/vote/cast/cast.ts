import { problems, type Answered, type box, type Failure, type Problem } from '@teller/api';
import type { issuer, ProblemName, ProblemOf, roll } from '@teller/api';
import { unreachable } from '@teller/basics';
import type { Receipt } from '@teller/protocol';
import type { Mark } from '@teller/protocol/voter';
import type { KeptReceipt } from '../receipt/receipts.ts';

/** How far one contest's ballot has come. Stored on the device before the step after it begins. */
export type Carried =
  /**
   * A token has been, or is about to be, asked for with exactly this request: of each issuer in manifest
   * order. `signed` has what those before the next one have answered, each checked.
   */
  | { readonly stage: 'asking'; readonly pending: string; readonly signed: readonly string[] }
  /** The token is here; nothing is sealed. */
  | { readonly stage: 'holding'; readonly token: string }
  /** The ballot is sealed: these bytes, and no others, will be posted until the box answers. */
  | {
      readonly stage: 'sealed';
      readonly ballot: string;
      readonly token: string;
      readonly mark: Mark;
    }
  | { readonly stage: 'received'; readonly receipt: KeptReceipt };

/** What the voter is told of one contest. */
export type Progress =
  | { readonly step: 'waiting' | 'token' | 'sealing' | 'sending' }
  /** The server has not answered. The same request goes out again. */
  | { readonly step: 'token-unknown' | 'unknown' }
  /** Voting is over, and nobody can know yet what will be in the lists. It is asked again until they are there. */
  | { readonly step: 'token-being-sealed' | 'being-sealed' }
  | { readonly step: 'received'; readonly receipt: Receipt }
  /** Nothing reached the box, and trying again as things are will not change that. */
  | { readonly step: 'not-received'; readonly problem: Problem }
  /** A token was taken for this member before, and what belongs to it is not on this device. */
  | { readonly step: 'taken-elsewhere'; readonly issuedAt: string }
  | { readonly step: 'signed-out' }
  /** The token is here and no order of candidates is. */
  | { readonly step: 'unmarked' }
  | { readonly step: 'nothing-kept' }
  /** Something this program holds impossible happened on the device. */
  | { readonly step: 'broken' }
  /** The issuer's or the box's answer does not hold against the keys in the manifest. */
  | { readonly step: 'forged'; readonly by: 'issuer' | 'box' };

/** One contest of this voter. `marks` in manifest order, undefined once the ballot is sealed. */
export interface Casting {
  readonly contest: string;
  readonly number: number;
  readonly marks: readonly number[] | undefined;
}

/** Everything outside that casting needs: the device, roll, issuers and box, the clock, the secrets. */
export interface CastPorts {
  read(contest: string): Carried | undefined;
  /** Durable when it returns true. */
  write(contest: string, carried: Carried): boolean;
  prepareToken(contest: number): Promise<string>;
  /** One for each issuer. */
  blindedMessages(pending: string): Promise<readonly string[]>;
  /** Asks the roll for its word to each issuer. It is good for some minutes, and never kept. */
  askEntitlements(contest: string): Promise<Answered<typeof roll.entitle>>;
  /** Asks one issuer. `place`: in the manifest. */
  askToken(
    place: number,
    entitlement: string,
    blindedMessage: string,
  ): Promise<Answered<typeof issuer.issueToken>>;
  /** Whether what an issuer answered is a signature by its key in the manifest. */
  holds(pending: string, place: number, blindSignature: string): Promise<boolean>;
  /** Undefined when a signature does not hold against the manifest's key. */
  finishToken(pending: string, blindSignatures: readonly string[]): Promise<string | undefined>;
  seal(
    token: string,
    marks: readonly number[],
  ): Promise<{ readonly ballot: string; readonly token: string; readonly mark: Mark }>;
  post(ballot: string): Promise<Answered<typeof box.castBallot>>;
  /** Asks the box whether a ballot under this token is in. */
  ask(token: string): Promise<Answered<typeof box.readReceipt>>;
  verify(ballot: string, receipt: Receipt): Promise<boolean>;
  wait(ms: number): Promise<void>;
}

/** What one contest has come to when {@link castOne} ends. */
type Report = (progress: Progress) => void;

const longestWait = 15_000;

/**
 * Takes one contest's ballot from wherever this device left it to the ballot box.
 *
 * Whatever happens (reload, no connection, a lost reply, a second tab), at most one ballot comes of
 * it: what a step sends is stored before it is sent, and sent again unchanged. Ends with a final
 * progress; while there is no answer it keeps trying.
 */
export async function castOne(
  casting: Casting,
  ports: CastPorts,
  report: Report,
): Promise<Progress> {
  const tell = (progress: Progress): Progress => {
    report(progress);
    return progress;
  };
  for (;;) {
    const carried = ports.read(casting.contest);
    if (carried === undefined) {
      const pending = await ports.prepareToken(casting.number);
      // After this line a reload asks again with the same blinded messages.
      if (!ports.write(casting.contest, { stage: 'asking', pending, signed: [] }))
        return tell({ step: 'nothing-kept' });
      continue;
    }
    switch (carried.stage) {
      case 'asking': {
        const stopped = await takeSignature(casting, carried, ports, report);
        if (stopped) return tell(stopped);
        break;
      }
      case 'holding': {
        if (!casting.marks) return tell({ step: 'unmarked' });
        report({ step: 'sealing' });
        const sealed = await ports.seal(carried.token, casting.marks);
        // After this line the choice is fixed: a reload posts these bytes.
        if (!ports.write(casting.contest, { stage: 'sealed', ...sealed }))
          return tell({ step: 'nothing-kept' });
        break;
      }
      case 'sealed':
        return tell(await deliver(casting, carried, ports, report));
      case 'received':
        return tell({ step: 'received', receipt: carried.receipt });
      default:
        return unreachable(carried);
    }
  }
}

/**
 * Asks the next issuer until it answers; once all have, makes the token. Undefined when what came of it is
 * stored; otherwise why it ended.
 */
async function takeSignature(
  { contest }: Casting,
  { pending, signed }: Carried & { readonly stage: 'asking' },
  ports: CastPorts,
  report: Report,
): Promise<Progress | undefined> {
  const place = signed.length;
  const blindedMessage = (await ports.blindedMessages(pending))[place];
  if (blindedMessage === undefined) {
    const token = await ports.finishToken(pending, signed);
    if (token === undefined) return { step: 'forged', by: 'issuer' };
    return ports.write(contest, { stage: 'holding', token }) ? undefined : { step: 'nothing-kept' };
  }
  for (let tries = 0; ; tries++) {
    if (tries === 0) report({ step: 'token' });
    const entitled = await ports.askEntitlements(contest);
    const answer = entitled.ok
      ? await ports.askToken(place, entitled.value.entitlements[0]?.[place] ?? '', blindedMessage)
      : entitled;
    if (answer.ok) {
      const { blindSignature } = answer.value;
      // What is stored is never asked for again: only what holds may be.
      if (!(await ports.holds(pending, place, blindSignature)))
        return { step: 'forged', by: 'issuer' };
      const carried = { stage: 'asking', pending, signed: [...signed, blindSignature] } as const;
      return ports.write(contest, carried) ? undefined : { step: 'nothing-kept' };
    }
    if (!mayHaveHappened(answer.error)) return tokenRefused(answer.error);
    report({ step: isBeingSealed(answer.error) ? 'token-being-sealed' : 'token-unknown' });
    await ports.wait(pause(tries));
  }
}

function tokenRefused(
  problem: Problem<ProblemOf<typeof roll.entitle | typeof issuer.issueToken>>,
): Progress {
  if (problem.name === 'not-signed-in') return { step: 'signed-out' };
  if (problem.name !== 'token-already-issued') return { step: 'not-received', problem };
  return { step: 'taken-elsewhere', issuedAt: problem.issuedAt };
}

/**
 * Posts the stored bytes until the box answers; after a lost reply asks it first. That a ballot was not received
 * is final, so that it is said only of what can never come into a list: bytes that the box refuses whenever they
 * come, or any once the lists are there.
 */
async function deliver(
  { contest }: Casting,
  { ballot, token, mark }: Carried & { readonly stage: 'sealed' },
  ports: CastPorts,
  report: Report,
): Promise<Progress> {
  report({ step: 'sending' });
  for (let tries = 0; ; tries++) {
    const answer = await ports.post(ballot);
    if (answer.ok) return received(answer.value.receipt);
    // Nobody has a sealed ballot before the opening: the clock of whoever says so is behind.
    if (!mayHaveHappened(answer.error) && answer.error.name !== 'not-open-yet')
      return refused(answer.error);
    report(waitingFor(answer.error));
    await ports.wait(pause(tries));
    const there = await ports.ask(token);
    if (there.ok) return received(there.value.receipt);
    report(waitingFor(there.error));
  }

  /** The box takes no such post; an earlier one of the same bytes may have arrived all the same. */
  async function refused(problem: Problem<ProblemOf<typeof box.castBallot>>): Promise<Progress> {
    // Then the box would answer with the receipt of that other ballot.
    if (problem.name === 'token-spent') return { step: 'not-received', problem };
    for (let tries = 0; ; tries++) {
      const answer = await ports.ask(token);
      if (answer.ok) return received(answer.value.receipt);
      if (!mayHaveHappened(answer.error)) return { step: 'not-received', problem };
      report(waitingFor(answer.error));
      await ports.wait(pause(tries));
    }
  }

  async function received(receipt: Receipt): Promise<Progress> {
    if (!(await ports.verify(ballot, receipt))) return { step: 'forged', by: 'box' };
    ports.write(contest, { stage: 'received', receipt: { ...receipt, mark } });
    return { step: 'received', receipt };
  }
}

/** Whether the server may have acted although it gave no proper answer. */
function mayHaveHappened<Name extends ProblemName>(
  failure: Failure<Name>,
): failure is Exclude<Failure<Name>, Problem<Name>> {
  if (failure.kind !== 'problem') return true;
  const { status } = problems[failure.name];
  return status >= 500 || status === 429;
}

function isBeingSealed(failure: Failure): boolean {
  return failure.kind === 'problem' && failure.name === 'being-sealed';
}

function waitingFor(failure: Failure): Progress {
  return { step: isBeingSealed(failure) ? 'being-sealed' : 'unknown' };
}

function pause(tries: number): number {
  return Math.min(longestWait, 1_000 * 2 ** tries);
}

/** Whether trying again by hand can help, or the voter must do something else first. */
export function isFinal(progress: Progress): boolean {
  switch (progress.step) {
    case 'received':
    case 'not-received':
    case 'taken-elsewhere':
    case 'signed-out':
    case 'unmarked':
    case 'nothing-kept':
    case 'broken':
    case 'forged':
      return true;
    case 'waiting':
    case 'token':
    case 'sealing':
    case 'sending':
    case 'token-unknown':
    case 'unknown':
    case 'token-being-sealed':
    case 'being-sealed':
      return false;
    default:
      return unreachable(progress);
  }
}
