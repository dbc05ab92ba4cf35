import { canonicalBytes, defined, err, fromHex, type Bytes, type Result } from '@teller/basics';

import type { Contest } from '@teller/election';
import { lotOrder } from '@teller/protocol';
import {
  count,
  countJson,
  ruleNames,
  type ContestPapers,
  type CountRefusal,
  type Transcript,
} from '@teller/stv';

/** What the lot of a contest is drawn from, beside the contest itself. */
export interface LotSource {
  readonly election: string;
  /** Root of the contest's ballot list, hex. */
  readonly root: string;
  /** The ballot key's private half, 32 bytes. */
  readonly privateKey: Bytes;
}

/** Why a contest can't be counted. */
export type CountFault = CountRefusal | { readonly reason: 'unknown-rule' };

/** Counts a contest by the rule its manifest names; ties that end in a lot are drawn from `lot`. */
export function countContest(
  contest: Contest,
  { groups, candidates, seats }: ContestPapers,
  { election, root, privateKey }: LotSource,
): Result<Transcript, CountFault> {
  const rule = ruleNames.find((name) => name === contest.rule);
  if (rule === undefined) return err({ reason: 'unknown-rule' });
  const listRoot = fromHex(root);
  const lot = lotOrder({
    election,
    listRoot: defined(listRoot.ok ? listRoot.value : undefined, 'a root is hexadecimal'),
    privateKey,
    contest: contest.id,
    candidates: contest.candidates.map(({ id }) => id),
  });
  return count({ rule, seats, candidates, groups, lot });
}

/** counts/CONTEST.json: the transcript of the count. */
export function buildCount(transcript: Transcript): Bytes {
  return canonicalBytes(countJson(transcript));
}

/** Names of those elected, in the order in which they were deemed elected. */
export function winners(transcript: Transcript): readonly string[] {
  return transcript.elected.map((place) =>
    defined(transcript.candidates[place], 'the elected stand'),
  );
}
