import { assert, err, ok, type Result } from '@teller/basics';
import { ratio, type Ratio } from '../ratio.ts';
import type { PaperGroup, Stage, Transcript } from '@teller/stv';
import { minus, noVotes, of, oneVoteWith, plus, sum, worth, type Votes } from '@teller/stv/votes';
import { flowsByPaper } from './by-paper.ts';
import type { SlateFlow } from './slate-flow.ts';

/** How the slates fared in a count, and where their votes went. */
export interface SlateReport {
  /** In the order of their first candidates; those who are on no slate come last, taken together. */
  readonly slates: readonly Slate[];
  /** One for each stage in which votes moved on. */
  readonly transfers: readonly SlateTransfer[];
  /** All votes that moved on, by who gave. */
  readonly flows: readonly SlateFlow[];
  /** Votes that are nobody's at the end, with what cutting lost. */
  readonly nonTransferable: Votes;
}

export interface Slate {
  /** Not given: the candidates who are on no slate. */
  readonly name?: string;
  readonly candidates: readonly number[];
  readonly firstPreferences: Votes;
  /** Of the valid papers. */
  readonly share: Ratio;
  /** First preferences in quotas, as at the first stage. Not given when the rule has no quota. */
  readonly quotas?: Ratio;
  /** Its elected, in the order deemed elected: as many seats. */
  readonly elected: readonly number[];
  /** Votes of all its candidates after the last stage. */
  readonly finalVotes: Votes;
}

export interface SlateTransfer extends SlateFlow {
  readonly stage: number;
}

/**
 * The slate report, from the transcript. `slateOf[i]` is the slate of candidate i, undefined for somebody
 * who is on none.
 *
 * A slate gives what its candidates lose in a stage, by exclusion or surplus, and receives what they
 * gain. Where candidates of several slates give in one stage (ERS97 excludes several together, Meek
 * shares all papers out anew) the transcript does not say whose votes went where, and this does not
 * guess: such a flow has several givers. Under Meek, gains and losses are those of whole stages. Where the
 * papers are handed in too, every flow is followed paper by paper and has one giver.
 *
 * @returns an error when there are not as many entries as candidates, or the papers are not those counted
 */
export function slateReport(
  t: Transcript,
  slateOf: readonly (string | undefined)[],
  groups?: readonly PaperGroup[],
): Result<SlateReport, 'not-one-for-each-candidate' | 'other-papers'> {
  if (slateOf.length !== t.candidates.length) return err('not-one-for-each-candidate');
  const names: (string | undefined)[] = [...new Set(slateOf)].filter((name) => name !== undefined);
  if (slateOf.includes(undefined)) names.push(undefined);
  const members = names.map((name) =>
    [...slateOf.keys()].filter((candidate) => slateOf[candidate] === name),
  );
  const slates = names.map((name, i) => slate(t, name, members[i] as number[]));
  const transfers = t.stages
    .slice(1)
    .map((stage) => transfer(stage, members))
    .filter(({ given }) => sum(given) > 0);
  const nonTransferable = (t.stages.at(-1) as Stage).nonTransferable;
  for (const votes of [
    sum(slates.map(({ firstPreferences }) => firstPreferences)),
    plus(sum(slates.map(({ finalVotes }) => finalVotes)), nonTransferable),
  ])
    assert(votes === worth(t.valid, oneVoteWith(t.places)), 'the slates have every vote');
  const index = slateOf.map((name) => names.indexOf(name));
  const flows =
    groups === undefined ? ok(addUp(transfers)) : flowsByPaper(t, groups, index, slates.length);
  if (!flows.ok) return flows;
  if (!slates.every((one, i) => isAccountedFor(one, i, flows.value))) return err('other-papers');
  return ok({ slates, transfers, flows: flows.value, nonTransferable });
}

function slate(t: Transcript, name: string | undefined, candidates: readonly number[]): Slate {
  const [first, last] = [t.stages[0], t.stages.at(-1)] as [Stage, Stage];
  const votesAt = (stage: Stage) => sum(candidates.map((c) => of(stage.totals, c)));
  const firstPreferences = votesAt(first);
  const quota = first.quota ?? t.quota;
  const valid = worth(t.valid, oneVoteWith(t.places));
  return {
    ...(name === undefined ? {} : { name }),
    candidates,
    firstPreferences,
    share: ratio(firstPreferences, valid === 0 ? 1 : valid),
    ...(quota === 0 ? {} : { quotas: ratio(firstPreferences, quota) }),
    elected: t.elected.filter((candidate) => candidates.includes(candidate)),
    finalVotes: votesAt(last),
  };
}

/** Whether what a slate began with, received and gave is what it had at the end. */
function isAccountedFor(
  { firstPreferences, finalVotes }: Slate,
  index: number,
  flows: readonly SlateFlow[],
): boolean {
  const received = sum(flows.map((flow) => of(flow.received, index)));
  const given = sum(flows.map((flow) => of(flow.given, index)));
  return plus(firstPreferences, received) === plus(finalVotes, given);
}

function transfer(stage: Stage, members: readonly (readonly number[])[]): SlateTransfer {
  const moved = (counts: (votes: Votes) => boolean) =>
    members.map((candidates) =>
      sum(candidates.map((c) => of(stage.changes, c)).filter((votes) => counts(votes))),
    );
  const { nonTransferable, roundingLoss } = stage.transfer;
  const flow = {
    stage: stage.number,
    given: moved((votes) => votes < 0).map((votes) => minus(noVotes, votes)),
    received: moved((votes) => votes > 0),
    nonTransferable: nonTransferable.votes,
    roundingLoss,
  };
  assert(
    sum(flow.given) === plus(sum(flow.received), plus(flow.nonTransferable, flow.roundingLoss)),
    'what is given is received, or is nobody’s',
  );
  return flow;
}

/** One flow for each slate that gave on its own, then those in which several gave. */
function addUp(transfers: readonly SlateTransfer[]): readonly SlateFlow[] {
  const byGivers = new Map<string, SlateFlow>();
  for (const { stage: _, ...flow } of transfers) {
    const givers = giversOf(flow).join();
    const before = byGivers.get(givers);
    byGivers.set(givers, before === undefined ? flow : added(before, flow));
  }
  return [...byGivers.values()].sort((a, b) => {
    const [one, other] = [giversOf(a), giversOf(b)];
    return one.length - other.length || (one[0] as number) - (other[0] as number);
  });
}

/** Which slates gave, by index. */
export function giversOf({ given }: SlateFlow): readonly number[] {
  return [...given.keys()].filter((slate) => of(given, slate) > 0);
}

function added(a: SlateFlow, b: SlateFlow): SlateFlow {
  return {
    given: bySlate(a.given, b.given),
    received: bySlate(a.received, b.received),
    nonTransferable: plus(a.nonTransferable, b.nonTransferable),
    roundingLoss: plus(a.roundingLoss, b.roundingLoss),
  };
}

function bySlate(one: readonly Votes[], other: readonly Votes[]): readonly Votes[] {
  return one.map((votes, slate) => plus(votes, of(other, slate)));
}
