import {
  canonicalBytes,
  defined,
  displayNames,
  err,
  fromHex,
  type Bytes,
  type Result,
} from '@teller/basics';

import type { Contest } from '@teller/election';
import { lotOrder } from '@teller/protocol';
import {
  count,
  countJson,
  ruleNames,
  type ContestPapers,
  type Constraint,
  type CountRefusal,
  type Reserved,
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

/** Counts a contest by the rule that it names; ties that end in a lot are drawn from `lot`. */
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
  const reserved = reservedOf(contest);
  return count({ rule, seats, candidates, groups, lot, ...(reserved && { reserved }) });
}

/**
 * The reserved places of a contest as the count takes them; undefined where there are none. A group's name
 * is the label of everybody who counts towards it.
 */
export function reservedOf({ candidates, reserved }: Contest): Reserved | undefined {
  if (reserved === undefined) return undefined;
  const { groups, lapse } = reserved;
  return {
    lapse,
    characteristics: candidates.map(({ id }) =>
      groups.filter((group) => group.candidates.includes(id)).map(({ name }) => name),
    ),
    constraints: groups.flatMap(({ name, atLeast, atMost }): Constraint[] => [
      ...(atLeast === undefined
        ? []
        : [{ bound: 'at-least' as const, number: atLeast, of: [[name]] }]),
      ...(atMost === undefined
        ? []
        : [{ bound: 'at-most' as const, number: atMost, of: [[name]] }]),
    ]),
  };
}

/** counts/CONTEST.json: the transcript of the count. */
export function buildCount(transcript: Transcript): Bytes {
  return canonicalBytes(countJson(transcript));
}

/** Names of those elected, in the order in which they were deemed elected. */
export function winners(transcript: Transcript): readonly string[] {
  return transcript.elected.map((place) =>
    defined(displayNames(transcript.candidates)[place], 'the elected stand'),
  );
}
