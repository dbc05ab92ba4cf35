import type { Turnout } from '@teller/api';
import { canonicalBytes } from '@teller/basics';
import * as z from 'zod';
import type { RecordFiles } from '../ports/record-files.ts';

/** How many could, and did, take a token. Written by the roll side into the working area. */
export interface TurnoutFile {
  readonly format: 'teller-turnout/1';
  readonly contests: readonly {
    readonly contest: string;
    readonly eligible: number;
    readonly issued: number;
  }[];
}

/** Below so many, a number is not shown: who watches could tell who has just voted. */
const shownFrom = 10;

const TurnoutFileSchema: z.ZodType<TurnoutFile> = z.strictObject({
  format: z.literal('teller-turnout/1'),
  contests: z.array(
    z.strictObject({ contest: z.string(), eligible: z.number(), issued: z.number() }),
  ),
});

const path = 'turnout.json';

export async function readTurnoutFile(
  files: Pick<RecordFiles, 'read'>,
  election: string,
): Promise<TurnoutFile['contests'] | undefined> {
  const bytes = await files.read({ area: 'working', election, path });
  if (bytes === undefined) return undefined;
  return TurnoutFileSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).contests;
}

export async function writeTurnoutFile(
  files: Pick<RecordFiles, 'replace'>,
  election: string,
  contests: TurnoutFile['contests'],
): Promise<void> {
  const bytes = canonicalBytes({ format: 'teller-turnout/1', contests } satisfies TurnoutFile);
  await files.replace({ area: 'working', election, path }, bytes);
}

/** The turnout with low numbers left out; null before it was first counted. */
export async function shownTurnout(
  files: Pick<RecordFiles, 'read'>,
  election: string,
): Promise<Turnout | null> {
  const contests = await readTurnoutFile(files, election);
  if (contests === undefined) return null;
  return {
    contests: contests.map(({ contest, eligible, issued }) => ({
      contest,
      eligible,
      issued: issued < shownFrom ? null : issued,
    })),
  };
}
