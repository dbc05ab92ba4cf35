// The real wards counted by another program (OpenSTV 1.7, which says it was checked against eSTV): its
// rounds are the stages of this transcript, an exclusion's batches each being one.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { count, type Transcript } from '../src/index.ts';
import { readContest } from '@teller/sample-papers/official';
import { formatVotesFixed } from '../src/votes.ts';

interface OtherCount {
  readonly winners: readonly number[];
  readonly rounds: readonly {
    readonly totals: Readonly<Record<string, string>>;
    readonly exhausted: string;
  }[];
}

const shipped = path.resolve(import.meta.dirname, '../data');
const collected = path.resolve(import.meta.dirname, '../../../../shared/elections');
const theirs = path.join(collected, 'other-rules/ers97');
const wards = existsSync(theirs)
  ? readdirSync(theirs).map((name) => name.replace(/\.json$/, ''))
  : [];

function ers97(file: string): Transcript {
  const result = count({ rule: 'ers97', ...readContest(file) });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function asTheirs(t: Transcript): OtherCount {
  return {
    winners: t.elected.map((candidate) => candidate + 1).toSorted((a, b) => a - b),
    rounds: t.stages.map((stage) => ({
      totals: Object.fromEntries(
        stage.totals.map((votes, c) => [c + 1, formatVotesFixed(votes, t.places)]),
      ),
      exhausted: formatVotesFixed(stage.nonTransferable, t.places),
    })),
  };
}

describe('the winners and every total of every stage are those of another program', () => {
  const where = path.relative(process.cwd(), theirs);
  test(`the wards in ${where}`, { tags: ['more-wards'] }, () => {
    expect(wards.length).toBeGreaterThanOrEqual(12);
  });
  test.each(wards)('%s', (ward) => {
    const other = JSON.parse(readFileSync(path.join(theirs, `${ward}.json`), 'utf8')) as OtherCount;
    const rounds = other.rounds.map(({ totals, exhausted }) => ({ totals, exhausted }));
    const ours = asTheirs(ers97(path.join(collected, 'official-scotland', `${ward}.blt`)));
    expect(ours).toEqual({ winners: other.winners, rounds });
  });
});

test('the shipped ward', () => {
  // 4,684 papers, 3 places: quota 1171, surpluses of 397 and 289; the figures are the other program's.
  const t = ers97(path.join(shipped, 'north_lanarkshire_2017_ward14.blt'));
  const [, second, third] = asTheirs(t).rounds;
  expect(second?.totals).toEqual({
    1: '1460.00',
    2: '1171.00',
    3: '1142.40',
    4: '536.82',
    5: '363.15',
  });
  expect(third).toMatchObject({ exhausted: '20.33', totals: { 3: '1181.04' } });
  expect(t.elected).toEqual([1, 0, 2]);
});
