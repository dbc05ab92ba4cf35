import { err, type Bytes, type Result } from '@teller/basics';
import { Hash, Id } from '@teller/election';
import * as z from 'zod/mini';
import { canonicalInParts, parseExactly, type FormatFault } from './canonical.ts';

/**
 * Whom one issuer issued voting tokens to: its column of the register, as it hands it over after the
 * close. Not a file of the record, which has all columns in register.json.
 */
export interface Column {
  readonly format: 'teller-column/1';
  readonly election: string;
  /** The issuer's id. */
  readonly issuer: string;
  /** Those with a token, sorted by member hash. */
  readonly entries: readonly ColumnEntry[];
}

export interface ColumnEntry {
  /** `memberHash` of the roll entry, hex. */
  readonly member: string;
  /** Ids of the contests a token was issued for. */
  readonly contests: readonly string[];
}

const ColumnSchema: z.ZodMiniType<Column> = z.strictObject({
  format: z.literal('teller-column/1'),
  election: Hash,
  issuer: Id,
  entries: z.array(
    z.strictObject({
      member: Hash,
      contests: z.array(Id).check(z.minLength(1), z.maxLength(100)),
    }),
  ),
});

/** A column: entries sorted by member hash, contest ids sorted within an entry. */
export function buildColumn(
  election: string,
  issuer: string,
  entries: readonly ColumnEntry[],
): Bytes {
  const rows = entries
    .map(({ member, contests }) => ({ member, contests: [...contests].sort() }))
    .sort((a, b) => (a.member < b.member ? -1 : 1));
  return canonicalInParts({
    format: 'teller-column/1',
    election,
    issuer,
    entries: rows,
  } satisfies Column);
}

/** The column, if it is sorted and names each member once. What it says is checked elsewhere. */
export function parseColumn(bytes: Bytes): Result<Column, FormatFault> {
  const column = parseExactly(bytes, ColumnSchema, ({ election, issuer, entries }) =>
    buildColumn(election, issuer, entries),
  );
  if (!column.ok) return column;
  const { entries } = column.value;
  for (let i = 1; i < entries.length; i++)
    if ((entries[i - 1]?.member ?? '') >= (entries[i]?.member ?? '')) return err('not-in-order');
  return column;
}
