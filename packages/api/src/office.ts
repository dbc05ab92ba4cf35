import { ApprovalSchema, Base64url, Hash, Id, Instant, LogEntrySchema } from '@teller/election';
import {
  OfficerSchema,
  PhaseSchema,
  ProposedActSchema,
  ReleaseSharesSchema,
  StandingSchema,
  Text,
} from '@teller/election';
import type { Approval, LogEntry, Officer, Phase, ProposedAct, Standing } from '@teller/election';
import * as z from 'zod/mini';
import { PasskeyAnswerSchema, CreationOptionsSchema } from './passkey.ts';
import { NewPasskeySchema, RequestOptionsSchema } from './passkey.ts';
import type { PasskeyAnswer, NewPasskey } from './passkey.ts';
import { SealedSchema, TurnoutSchema, type Sealed, type Turnout } from './record.ts';
import { always, named, sent, type Routes } from './route.ts';

interface Enrolment {
  readonly election: string;
  /** 16 bytes, base64url. */
  readonly setupCode: string;
  readonly name: string;
}

interface EnrolmentWithPasskey extends Enrolment {
  readonly response: NewPasskey;
}

interface SignIn {
  readonly election: string;
}

interface SignInWithPasskey extends SignIn {
  /** As it was given, 32 bytes, base64url. */
  readonly nonce: string;
  readonly response: PasskeyAnswer;
}

interface ApprovedAct {
  readonly proposed: ProposedAct;
  readonly approval: Approval;
}

/** Where an act stands after an approval. */
export interface Approved {
  readonly status: 'pending' | 'done';
  readonly phase: Phase;
  /** How many officers have approved the act. */
  readonly approvals: number;
}

/** An act that waits for approvals and is still legal; who becomes an officer, also where it must be proposed again. */
export interface Proposal {
  readonly id: string;
  readonly proposed: ProposedAct;
  /** Ids of the officers who have approved. */
  readonly approvals: readonly string[];
}

/** What is done without officers: making the lists, the columns, the register, and the steps of the log. */
export const jobNames = ['seal', 'column', 'register', 'advance'] as const;

export type JobName = (typeof jobNames)[number];

/** How a job last did for an election. Times are milliseconds since 1970, by the service's clock. */
export interface JobReport {
  readonly job: JobName;
  /** It is at most some minutes old as long as all is well. */
  readonly lastRun: number;
  /** Since when it fails, and how; null while it does not. */
  readonly failing: { readonly since: number; readonly error: string } | null;
}

/** What officers see of their election. Nothing about ballots but what is public. */
export interface OfficeView {
  readonly election: string;
  /** Id of who is signed in. */
  readonly officer: string;
  readonly phase: Phase;
  readonly standing: Standing;
  readonly officers: readonly Officer[];
  readonly approvalsNeeded: number;
  readonly log: readonly LogEntry[];
  readonly proposals: readonly Proposal[];
  /** Null before the lists are sealed. */
  readonly sealed: Sealed | null;
  /** Null before it was first counted. */
  readonly turnout: Turnout | null;
  /** Of the jobs that have run. */
  readonly jobs: readonly JobReport[];
}

/** The officers' log as everybody may read it. */
interface PublicLog {
  readonly entries: readonly LogEntry[];
}

const enrolment = { election: Hash, setupCode: Base64url({ exactly: 16 }), name: Text(200) };

const EnrolmentSchema: z.ZodMiniType<Enrolment> = z.strictObject(enrolment);

const EnrolmentWithPasskeySchema: z.ZodMiniType<EnrolmentWithPasskey> = z.strictObject({
  ...enrolment,
  response: NewPasskeySchema,
});

const SignInSchema: z.ZodMiniType<SignIn> = z.strictObject({ election: Hash });

const SignInWithPasskeySchema: z.ZodMiniType<SignInWithPasskey> = z.strictObject({
  election: Hash,
  nonce: Base64url({ exactly: 32 }),
  response: PasskeyAnswerSchema,
});

const ApprovedActSchema: z.ZodMiniType<ApprovedAct> = z.strictObject({
  proposed: ProposedActSchema,
  approval: ApprovalSchema,
});

const ApprovedSchema: z.ZodMiniType<Approved> = z.object({
  status: z.enum(['pending', 'done']),
  phase: PhaseSchema,
  approvals: z.int().check(z.gte(0)),
});

const OfficeViewSchema: z.ZodMiniType<OfficeView> = z.object({
  election: Hash,
  officer: Id,
  phase: PhaseSchema,
  standing: StandingSchema,
  officers: z.array(OfficerSchema),
  approvalsNeeded: z.int().check(z.gte(1)),
  log: z.array(LogEntrySchema),
  proposals: z.array(z.object({ id: Hash, proposed: ProposedActSchema, approvals: z.array(Id) })),
  sealed: z.nullable(SealedSchema),
  turnout: z.nullable(TurnoutSchema),
  jobs: z.array(
    z.object({
      job: z.enum(jobNames),
      lastRun: z.int(),
      failing: z.nullable(z.object({ since: z.int(), error: z.string() })),
    }),
  ),
});

/** Why nothing was entered in the officers' log. */
const entering = [
  'not-in-this-phase',
  'not-at-this-time',
  'already-done',
  'unknown-contest',
  'for-all-contests-only',
  'unknown-trustee',
  'not-sealed-yet',
  'contents-differ',
  'officer-already-known',
  'proposal-lapsed',
] as const;

const PublicLogSchema: z.ZodMiniType<PublicLog> = z.object({ entries: z.array(LogEntrySchema) });

/** What officers and trustees do. */
export const office = {
  startEnrolment: {
    does: 'What a browser needs to make the passkey of who holds a set-up code.',
    method: 'POST',
    path: '/api/office/enrolment/options',
    session: 'officer',
    body: EnrolmentSchema,
    answer: { status: 200, json: CreationOptionsSchema },
    problems: [...sent, 'cross-origin', 'unknown-election', 'setup-code-not-valid'],
  },
  enrol: {
    does: 'Proposes the passkey’s holder as an officer; the present officers approve it or don’t.',
    method: 'POST',
    path: '/api/office/enrolment',
    session: 'officer',
    body: EnrolmentWithPasskeySchema,
    answer: { status: 202, json: z.object({ proposal: Hash }) },
    problems: [
      ...sent,
      'cross-origin',
      'unknown-election',
      'setup-code-not-valid',
      'setup-code-used',
      'passkey-refused',
    ],
  },
  startSignIn: {
    does: 'What a browser needs to sign an officer in; works out the challenge from the nonce itself.',
    method: 'POST',
    path: '/api/office/sign-in/options',
    session: 'officer',
    body: SignInSchema,
    answer: { status: 200, json: RequestOptionsSchema },
    problems: [...sent, 'cross-origin', 'unknown-election'],
  },
  openSession: {
    does: 'Signs in the officer whose passkey signed the challenge: sets the session’s cookie.',
    method: 'POST',
    path: '/api/office/session',
    session: 'officer',
    body: SignInWithPasskeySchema,
    answer: { status: 200, json: z.object({ officer: Id, expiresAt: Instant }) },
    problems: [
      ...sent,
      'cross-origin',
      'unknown-election',
      'passkey-refused',
      'challenge-no-longer-valid',
    ],
  },
  endSession: {
    does: 'Signs out, for good.',
    method: 'DELETE',
    path: '/api/office/session',
    session: 'officer',
    answer: { status: 204 },
    problems: [...always, 'cross-origin', 'body-too-large'],
  },
  readView: {
    does: 'What a signed-in officer sees of the election.',
    method: 'GET',
    path: '/api/office/elections/{election}',
    session: 'officer',
    answer: { status: 200, json: OfficeViewSchema },
    problems: [...always, ...named, 'not-signed-in', 'unknown-election'],
  },
  approve: {
    does: 'One officer’s approval of an act: the first proposes it, the last carries it out.',
    method: 'POST',
    path: '/api/office/elections/{election}/approvals',
    session: 'officer',
    body: ApprovedActSchema,
    answer: { status: 200, json: ApprovedSchema },
    problems: [
      ...sent,
      ...named,
      'cross-origin',
      'unknown-election',
      'unknown-officer',
      'approval-not-valid',
      'act-not-of-now',
      'not-proposed',
      'standing-has-changed',
      ...entering,
    ],
  },
  readLog: {
    does: 'The officers’ log, which trustees’ own tools check before they let go of a share.',
    method: 'GET',
    path: '/api/office/elections/{election}/log',
    session: 'officer',
    answer: { status: 200, json: PublicLogSchema },
    problems: [...always, ...named, 'unknown-election'],
  },
  releaseShares: {
    does: 'A trustee’s shares of the ballot keys, which prove themselves against the key ceremony.',
    method: 'POST',
    path: '/api/office/elections/{election}/shares',
    session: 'officer',
    body: ReleaseSharesSchema,
    answer: { status: 200, json: z.object({ phase: PhaseSchema }) },
    problems: [
      ...sent,
      ...named,
      'cross-origin',
      'unknown-election',
      'share-not-valid',
      ...entering,
    ],
  },
} as const satisfies Routes;
