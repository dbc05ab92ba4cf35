import { readFileSync } from 'node:fs';
import {
  count,
  formatVotes,
  parseBlt,
  type ContestPapers,
  type RuleName,
  type Transcript,
} from '@teller/stv';
import { formatVotesFixed } from '@teller/stv/votes';

/** A council's own result at every stage, as collected (NOTICE.md beside the data). */
export interface OfficialResult {
  readonly seats: number;
  readonly valid_votes: number;
  readonly quota: number;
  readonly winners_in_order: readonly number[];
  readonly elected_at_stage: Readonly<Record<string, number>>;
  readonly stages: readonly {
    readonly stage: number;
    readonly elected: readonly number[];
    readonly excluded_after: readonly number[];
    readonly totals: Readonly<Record<string, string>>;
    readonly transfers: Readonly<Record<string, string>> | null;
  }[];
}

export function readContest(file: string): ContestPapers {
  const parsed = parseBlt(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(`${file}: line ${parsed.error.line}: ${parsed.error.message}`);
  return parsed.value;
}

export function counted(
  contest: ContestPapers,
  lot?: readonly number[],
  rule: RuleName = 'scottish-2011',
): Transcript {
  const result = count({ rule, ...contest, ...(lot && { lot }) });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A transcript in the shape of an official result, so that the two can be held against each other. */
export function asPublished(t: Transcript): OfficialResult {
  return {
    seats: t.seats,
    valid_votes: t.valid,
    quota: Number(formatVotes(t.quota)),
    winners_in_order: t.elected.map((candidate) => candidate + 1),
    elected_at_stage: Object.fromEntries(
      t.stages.flatMap(({ number, elected }) => numbered(elected).map((c) => [c, number])),
    ),
    stages: t.stages.map((stage) => ({
      stage: stage.number,
      elected: numbered(stage.elected),
      excluded_after: numbered(stage.excluded),
      totals: byNumber(stage.totals),
      transfers: stage.number === 1 ? null : byNumber(stage.changes),
    })),
  };
}

/** Only what a count decides, all votes with five places. */
export function tidied(official: OfficialResult): OfficialResult {
  const { seats, valid_votes, quota, winners_in_order, elected_at_stage, stages } = official;
  return {
    seats,
    valid_votes,
    quota,
    winners_in_order,
    elected_at_stage,
    stages: stages.map(({ stage, elected, excluded_after, totals, transfers }) => ({
      stage,
      elected,
      excluded_after,
      totals: fivePlaces(totals),
      transfers: transfers && fivePlaces(transfers),
    })),
  };
}

function numbered(all: readonly { readonly candidate: number }[]): number[] {
  return all.map(({ candidate }) => candidate + 1);
}

/** Some tables are published without trailing zeros: "36" is "36.00000". */
function fivePlaces(table: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).map(([number, votes]) => {
      const [whole = '', places = ''] = votes.split('.');
      return [number, `${whole}.${places.padEnd(5, '0')}`];
    }),
  );
}

function byNumber(votes: Transcript['stages'][number]['totals']): Record<string, string> {
  return Object.fromEntries(votes.map((v, candidate) => [candidate + 1, formatVotesFixed(v)]));
}
