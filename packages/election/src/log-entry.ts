import { canonicalBytes, concat, sha256, toHex, type Bytes } from '@teller/basics';
import * as z from 'zod/mini';
import { needsApproval, OfficerActSchema, ReleaseSharesSchema, StepSchema } from './action.ts';
import type { Action, OfficerAct } from './action.ts';
import { instant } from './instant.ts';
import { Base64url, Hash, Id, Instant } from './text.ts';

/**
 * Which contests something is about: these, by id in the manifest's order, or all: those that are void by then
 * are left out.
 */
export type Scope = 'all' | readonly string[];

/** What an officer's passkey signs: an act, in one place of one election's log. */
export interface ProposedAct {
  readonly act: OfficerAct;
  readonly contests: Scope;
  /** Hash of the last entry before it that names one of its contests, or all (see {@link lastChange}). */
  readonly after: string;
  /** The last moment at which it can take effect: at most {@link longestWait} later. RFC 3339. */
  readonly expires: string;
}

/** Hours. */
export const longestWait = 24;
/** Hours: what is left of the longest is for clocks that differ. */
const usualWait = 23;

/** A WebAuthn assertion whose challenge is {@link approvalChallenge}. All fields base64url. */
export interface Approval {
  readonly officer: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/** One line of the officers' log. */
export interface LogEntry {
  readonly sequence: number;
  /** Hash (hex) of the entry before; the election id for the first. */
  readonly previous: string;
  /** When it took effect, RFC 3339. Never before the entry before. */
  readonly at: string;
  readonly contests: Scope;
  readonly action: Action;
  /** Of an act: what its approvals are signed with. */
  readonly expires?: string;
  readonly approvals: readonly Approval[];
}

/** What an entry says, without its place and its approvals. */
export type Entered = Omit<LogEntry, 'sequence' | 'previous' | 'approvals'>;

const ScopeSchema: z.ZodMiniType<Scope> = z.union([
  z.literal('all'),
  z.array(Id).check(z.minLength(1), z.maxLength(100)),
]);

export const ProposedActSchema: z.ZodMiniType<ProposedAct> = z.strictObject({
  act: OfficerActSchema,
  contests: ScopeSchema,
  after: Hash,
  expires: Instant,
});

export const ApprovalSchema: z.ZodMiniType<Approval> = z.strictObject({
  officer: Id,
  authenticatorData: Base64url({ atMost: 1024 }),
  clientDataJSON: Base64url({ atMost: 2048 }),
  signature: Base64url({ atMost: 512 }),
});

export const LogEntrySchema: z.ZodMiniType<LogEntry> = z.strictObject({
  sequence: z.int().check(z.gte(0)),
  previous: Hash,
  at: Instant,
  contests: ScopeSchema,
  action: z.union([OfficerActSchema, ReleaseSharesSchema, StepSchema]),
  expires: z.exactOptional(Instant),
  approvals: z.array(ApprovalSchema).check(z.maxLength(20)),
});

/** What an officer's passkey signs: SHA-256 over the election and the act in its place, 32 bytes. */
export function approvalChallenge(election: string, proposed: ProposedAct): Bytes {
  const { act, contests, after, expires } = proposed;
  return sha256(
    canonicalBytes({ format: 'teller-act/2', election, act, contests, after, expires }),
  );
}

/**
 * What an officer's passkey signs to sign in: SHA-256 over the election and the server's nonce, 32
 * bytes. The officer's own page makes it, so that no sign-in can be passed off as an approval.
 *
 * @param nonce base64url
 */
export function signInChallenge(election: string, nonce: string): Bytes {
  return sha256(canonicalBytes({ format: 'teller-sign-in/1', election, nonce }));
}

/** An entry's hash, hex: that of its canonical JSON as a leaf of the log's tree (RFC 9162 section 2.1.1). */
export function entryHash(entry: LogEntry): string {
  return toHex(sha256(concat(Uint8Array.of(0), canonicalBytes(entry))));
}

/**
 * What an act on these contests comes after: the hash of the last entry that names one of them, or all; the election
 * id where there is none. Every entry changes the standing of the contests that it names.
 */
export function lastChange(log: readonly LogEntry[], election: string, contests: Scope): string {
  const last = log.findLast(
    (entry) =>
      contests === 'all' ||
      entry.contests === 'all' ||
      entry.contests.some((id) => contests.includes(id)),
  );
  return last === undefined ? election : entryHash(last);
}

/**
 * The act as it is proposed now, to follow the log as it is.
 *
 * @param now milliseconds since 1970
 */
export function propose(
  { log, election }: { readonly log: readonly LogEntry[]; readonly election: string },
  act: OfficerAct,
  now: number,
  contests: Scope = 'all',
): ProposedAct {
  const expires = instant(now + usualWait * 3_600_000);
  return { act, contests, after: lastChange(log, election, contests), expires };
}

/** What the approvals of this entry of the log are signed over; undefined where it needs none. */
export function proposedIn(
  log: readonly LogEntry[],
  election: string,
  { sequence, action, contests, expires }: LogEntry,
): ProposedAct | undefined {
  if (!needsApproval(action) || expires === undefined) return undefined;
  const after = lastChange(log.slice(0, sequence), election, contests);
  return { act: action, contests, after, expires };
}
