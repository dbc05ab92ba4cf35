import { err, type Bytes, type Result } from '@teller/basics';
import { Hash, Id } from '@teller/election';
import * as z from 'zod/mini';
import { canonicalInParts, parseExactly, type FormatFault } from './canonical.ts';
import type { RollMember } from './roll.ts';

/** One roll entry, and the contests it took a voting token for. */
export interface RegisterEntry extends RollMember {
  /** A list for each issuer, in manifest order: what that issuer says it issued. */
  readonly issued: readonly (readonly string[])[];
}

/** Who could vote and who took a token, without names: register.json. */
export interface Register {
  readonly format: 'teller-register/1';
  readonly election: string;
  /** Sorted by member hash. */
  readonly entries: readonly RegisterEntry[];
}

const RegisterSchema: z.ZodMiniType<Register> = z.strictObject({
  format: z.literal('teller-register/1'),
  election: Hash,
  entries: z.array(
    z.strictObject({
      member: Hash,
      contests: z.array(Id).check(z.maxLength(100)),
      issued: z.array(z.array(Id).check(z.maxLength(100))).check(z.minLength(1), z.maxLength(4)),
    }),
  ),
});

/** register.json: entries sorted by member hash, contest ids sorted within an entry. */
export function buildRegister(election: string, entries: readonly RegisterEntry[]): Bytes {
  const rows = entries
    .map(({ member, contests, issued }) => ({
      member,
      contests: [...contests].sort(),
      issued: issued.map((column) => [...column].sort()),
    }))
    .sort((a, b) => (a.member < b.member ? -1 : 1));
  return canonicalInParts({
    format: 'teller-register/1',
    election,
    entries: rows,
  } satisfies Register);
}

/** The register, if it is sorted and names each member once. What it says is checked elsewhere. */
export function parseRegister(bytes: Bytes): Result<Register, FormatFault> {
  const register = parseExactly(bytes, RegisterSchema, ({ election, entries }) =>
    buildRegister(election, entries),
  );
  if (!register.ok) return register;
  const { entries } = register.value;
  for (let i = 1; i < entries.length; i++)
    if ((entries[i - 1]?.member ?? '') >= (entries[i]?.member ?? '')) return err('not-in-order');
  return register;
}

/** How many whole tokens a contest can have: a token needs every issuer, so the least that any issued. */
export function tokensIssued(entries: readonly RegisterEntry[], contest: string): number {
  const columns = entries[0]?.issued.map((_, issuer) => issuer) ?? [];
  const totals = columns.map(
    (issuer) => entries.filter(({ issued }) => issued[issuer]?.includes(contest)).length,
  );
  return Math.min(...(totals.length === 0 ? [0] : totals));
}
