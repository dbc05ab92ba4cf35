import { Instant } from '@teller/election';
import * as z from 'zod/mini';

/** How a refusal travels. */
interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 429 | 500 | 503;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** Every refusal of every service, and those of the edge itself. What people read is up to the pages. */
export const problems = {
  // The edge
  'malformed-request': { status: 400 },
  'unknown-route': { status: 404 },
  'method-not-allowed': { status: 405 },
  'body-too-large': { status: 413 },
  'wrong-content-type': { status: 415 },
  'cross-origin': { status: 403 },
  'internal-error': { status: 500 },
  unavailable: { status: 503, retryAfter: 5 },

  // Everywhere
  'unknown-election': { status: 404 },
  'not-signed-in': { status: 401 },
  'not-open-yet': { status: 409 },
  'being-sealed': { status: 503, retryAfter: 60 },
  closed: { status: 409 },
  'took-too-long': { status: 503, retryAfter: 1 },

  // Roll
  'too-many-codes': { status: 429, retryAfter: 900 },
  'wrong-code': { status: 403 },
  'code-no-longer-valid': { status: 410 },
  'unknown-contest': { status: 404 },
  'not-eligible': { status: 403 },

  // Issuer
  'entitlement-not-valid': { status: 403 },
  'entitlement-expired': { status: 410 },
  'blinded-message-refused': { status: 400 },
  'token-already-issued': { status: 409 },

  // Box
  'malformed-ballot': { status: 400 },
  'token-not-issued': { status: 403 },
  'ballot-not-signed': { status: 403 },
  'token-spent': { status: 409 },
  'not-in-the-box': { status: 404 },

  // Office
  'setup-code-not-valid': { status: 403 },
  'setup-code-used': { status: 409 },
  'passkey-refused': { status: 403 },
  'challenge-no-longer-valid': { status: 410 },
  'unknown-officer': { status: 403 },
  'approval-not-valid': { status: 403 },
  'act-not-of-now': { status: 409 },
  'proposal-lapsed': { status: 409 },
  'standing-has-changed': { status: 409 },
  'not-proposed': { status: 409 },
  'officer-already-known': { status: 409 },
  'not-in-this-phase': { status: 409 },
  'not-at-this-time': { status: 409 },
  'for-all-contests-only': { status: 400 },
  'already-done': { status: 409 },
  'not-sealed-yet': { status: 409, retryAfter: 60 },
  'unknown-trustee': { status: 404 },
  'share-not-valid': { status: 403 },
  'contents-differ': { status: 409 },

  // Record
  'no-such-file': { status: 404 },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemName = keyof typeof problems;

export const problemNames: readonly ProblemName[] = Object.keys(problems) as ProblemName[];

/** What some problems say beside their name. */
export interface ProblemMembers {
  /** When the token was taken, RFC 3339. */
  readonly 'token-already-issued': { readonly issuedAt: string };
  /** The error is in the server's log under this id. */
  readonly 'internal-error': { readonly id: string };
}

type MembersOf<Name> = Name extends keyof ProblemMembers ? ProblemMembers[Name] : unknown;

const MembersSchemas: {
  readonly [Name in keyof ProblemMembers]: z.ZodMiniType<ProblemMembers[Name]>;
} = {
  'token-already-issued': z.object({ issuedAt: Instant }),
  'internal-error': z.object({ id: z.string() }),
};

/** A refusal as a handler gives it: its name, or its name and what else it says. */
export type Refusal<Name extends ProblemName> = Name extends keyof ProblemMembers
  ? { readonly reason: Name } & ProblemMembers[Name]
  : Name;

/** A refusal as a caller sees it: told apart by `name`. */
export type Problem<Name extends ProblemName = ProblemName> = {
  readonly [N in Name]: { readonly kind: 'problem'; readonly name: N } & MembersOf<N>;
}[Name];

/** The type of a problem document (RFC 9457) begins with it; the name follows. */
export const problemType = 'urn:teller:problem:';

const DocumentSchema = z.object({ type: z.string(), status: z.number() });

/**
 * The problem that a document (RFC 9457) tells, if it is one of these; undefined for any other document.
 *
 * @param names those that the route lists
 */
export function readProblem<Name extends ProblemName>(
  names: readonly Name[],
  document: unknown,
): Problem<Name> | undefined {
  const parsed = DocumentSchema.safeParse(document);
  if (!parsed.success) return undefined;
  const { type, status } = parsed.data;
  const name = names.find((one) => type === problemType + one);
  if (name === undefined || status !== problems[name].status) return undefined;
  const members = membersOf(name, document);
  return members && ({ kind: 'problem', name, ...members } as Problem<Name>);
}

function membersOf(name: ProblemName, document: unknown): object | undefined {
  const schema = problemMembers(name);
  if (schema === undefined) return {};
  const parsed = schema.safeParse(document);
  return parsed.success ? parsed.data : undefined;
}

/** The shape of what a problem says beside its name; undefined where that is nothing. */
export function problemMembers(name: ProblemName): z.ZodMiniType<object> | undefined {
  return name in MembersSchemas ? MembersSchemas[name as keyof ProblemMembers] : undefined;
}
