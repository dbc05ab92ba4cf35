import type { Result } from '@teller/basics';
import { call, type Failure } from '../api/call.ts';

/** What the roll tells a member who has signed in. */
export interface Member {
  readonly election: string;
  readonly name: string;
  readonly member: string;
  /** 16 random bytes, base64url. */
  readonly salt: string;
  readonly contests: readonly {
    readonly contest: string;
    /** When a token was taken in this member's name, if one was. */
    readonly issuedAt: string | null;
  }[];
}

export function askForCode(
  election: string,
  email: string,
): Promise<Result<{ readonly challenge: string }, Failure>> {
  return call('POST', '/api/roll/sign-in', { body: { election, email } });
}

export function signIn(
  election: string,
  challenge: string,
  code: string,
): Promise<Result<{ readonly expiresAt: string }, Failure>> {
  return call('POST', '/api/roll/session', { body: { election, challenge, code } });
}

export function signOut(): Promise<Result<void, Failure>> {
  return call('DELETE', '/api/roll/session');
}

export function readMember(): Promise<Result<Member, Failure>> {
  return call('GET', '/api/roll/member');
}
