import { canonicalBytes } from '@teller/basics';
import * as z from 'zod';
import { openFile } from './open-file.ts';
import type { Columns } from '../ports/columns.ts';
import type { FileName, RecordFiles } from '../ports/record-files.ts';

/** How many tokens an issuer has issued so far, counted now and then while an election is open. */
interface IssuedFile {
  readonly format: 'teller-issued/1';
  /** Milliseconds since 1970 when it was counted. */
  readonly at: number;
  readonly contests: readonly { readonly contest: string; readonly issued: number }[];
}

const IssuedFileSchema: z.ZodType<IssuedFile> = z.strictObject({
  format: z.literal('teller-issued/1'),
  at: z.number(),
  contests: z.array(z.strictObject({ contest: z.string(), issued: z.number() })),
});

/** Where this deployment's issuer puts its column of the register. */
export function columnName(election: string, issuer: string): FileName {
  return { area: 'working', election, path: `columns/${issuer}.bin` };
}

function issuedName(election: string, issuer: string): FileName {
  return { area: 'working', election, path: `columns/${issuer}.issued.json` };
}

/** The columns of issuers that write into this deployment's working area. */
export function columnFiles(files: Pick<RecordFiles, 'read'>): Columns {
  return { of: async (election, { id }) => openFile(files, columnName(election, id)) };
}

export async function readIssued(
  files: Pick<RecordFiles, 'read'>,
  election: string,
  issuer: string,
): Promise<IssuedFile | undefined> {
  const bytes = await files.read(issuedName(election, issuer));
  if (bytes === undefined) return undefined;
  return IssuedFileSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

export async function writeIssued(
  files: Pick<RecordFiles, 'replace'>,
  election: string,
  issuer: string,
  issued: Omit<IssuedFile, 'format'>,
): Promise<void> {
  const bytes = canonicalBytes({ format: 'teller-issued/1', ...issued } satisfies IssuedFile);
  await files.replace(issuedName(election, issuer), bytes);
}
