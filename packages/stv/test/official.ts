import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { count, countJson, parseBlt, type ContestPapers, type Transcript } from '../src/index.ts';
import { formatVotesFixed } from '../src/votes.ts';

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

export function counted(contest: ContestPapers, lot?: readonly number[]): Transcript {
  const result = count({ rule: 'scottish-2011', ...contest, ...(lot && { lot }) });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function expectOfficial(transcript: Transcript, official: OfficialResult): void {
  expect(transcript.valid).toBe(official.valid_votes);
  expect(formatVotesFixed(transcript.quota)).toBe(`${official.quota}.00000`);
  expect(transcript.elected.map((c) => c + 1)).toEqual(official.winners_in_order);
  expect(transcript.stages.length).toBe(official.stages.length);
  for (const [i, stage] of transcript.stages.entries()) {
    const published = official.stages[i];
    expect(byNumber(stage.totals)).toEqual(fivePlaces(published?.totals));
    if (published?.transfers)
      expect(byNumber(stage.changes)).toEqual(fivePlaces(published.transfers));
    expect(stage.elected.map((e) => e.candidate + 1)).toEqual(published?.elected);
    expect(stage.excluded.map((e) => e.candidate + 1)).toEqual(published?.excluded_after);
    for (const { candidate } of stage.elected) {
      expect(official.elected_at_stage[String(candidate + 1)]).toBe(stage.number);
    }
  }
  expect(JSON.stringify(countJson(transcript))).toContain(`"valid":${official.valid_votes}`);
}

/** Some tables are published without trailing zeros: "36" is "36.00000". */
function fivePlaces(table: Readonly<Record<string, string>> = {}): Record<string, string> {
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
