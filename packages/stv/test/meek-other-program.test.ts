// Twelve real wards counted under Meek by another program (meeks-prf-js 1.0.0). Not official results,
// but an independent reading of the same rule. Nothing differs: winners, and in every round every
// candidate's votes, the quota, what is with nobody, and how often the papers were shared out. The one
// difference of form is that the other program gives no total for a candidate once excluded, and this
// one 0.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { count, type Transcript } from '../src/index.ts';
import { formatVotesFixed, type Votes } from '../src/votes.ts';
import { readContest } from '@teller/sample-papers/official';

const elections = path.resolve(import.meta.dirname, '../../../../shared/elections');
const folder = path.join(elections, 'other-rules/meek-prf');
const there = existsSync(folder);

interface OtherCount {
  readonly winners: readonly number[];
  /** By candidate, or by name of a sum: votes after every round in which the candidate was not out. */
  readonly tally: Readonly<Record<string, readonly string[]>>;
}

describe('the other program’s wards', () => {
  const wards = there ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const where = path.relative(process.cwd(), folder);

  test(`all twelve in ${where}`, { tags: ['more-wards'] }, () => {
    expect(wards.length).toBe(12);
  });

  test.each(wards)('%s: winners, and every total and quota of every round', (name) => {
    const other = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as OtherCount;
    const contest = readContest(
      path.join(elections, 'official-scotland', name.replace(/json$/, 'blt')),
    );
    const counted = count({ rule: 'meek-prf', ...contest });
    if (!counted.ok) throw new Error(JSON.stringify(counted.error));
    const t = counted.value;
    expect(t.elected.map((c) => c + 1).sort((a, b) => a - b)).toEqual(
      [...other.winners].sort((a, b) => a - b),
    );
    expect(tallyOf(t)).toEqual(tidied(other.tally));
  });
});

/** The transcript as the other program writes a count; who is out has no more entries. */
function tallyOf(t: Transcript): Record<string, string[]> {
  const rounds = (votes: (stage: Transcript['stages'][number]) => Votes | number) =>
    t.stages.map((stage) => nine(votes(stage) as Votes));
  const tally: Record<string, string[]> = {};
  for (const candidate of t.candidates.keys()) {
    const outAt = t.stages.find((s) => s.excluded.some((e) => e.candidate === candidate))?.number;
    tally[String(candidate + 1)] = rounds((s) => s.totals[candidate] as Votes).slice(0, outAt);
  }
  tally['quota'] = rounds((stage) => stage.quota as Votes);
  tally['exhausted'] = rounds((stage) => stage.nonTransferable);
  tally['iterations'] = t.stages.map(({ action }) =>
    String(action.kind === 'redistribution' ? action.iterations : 1),
  );
  return tally;
}

function tidied(tally: OtherCount['tally']): Record<string, string[]> {
  const numbers = Object.keys(tally).filter((key) => /^\d+$/.test(key));
  const of = (key: string) => (tally[key] ?? []).map(padded);
  const units = (key: string) => of(key).map((text) => BigInt(text.replace('.', '')));
  const more = units(':Overvotes').map((votes, i) => votes + (units(':Other exhausted')[i] ?? 0n));
  return {
    ...Object.fromEntries(numbers.map((key) => [key, of(key)])),
    quota: of(':Quota'),
    exhausted: units(':Abstentions').map((votes, i) =>
      nine(Number(votes + (more[i] ?? 0n)) as Votes),
    ),
    iterations: [...(tally[':Iterations'] ?? [])],
  };
}

function nine(votes: Votes): string {
  return formatVotesFixed(votes, 9);
}

function padded(text: string): string {
  const [whole = '', places = ''] = text.split('.');
  return `${whole}.${places.padEnd(9, '0')}`;
}
