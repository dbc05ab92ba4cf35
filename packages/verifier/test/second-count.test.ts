import { assert, canonicalBytes, defined, type Bytes } from '@teller/basics';
import { apart, countContest, contestPapers, recordPath, winners } from '@teller/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { secondOpinion } from '../src/checks/second-count.ts';
import { check, failed, items, republished } from './support/tampering.ts';

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
});

const path = recordPath.count('committee');

function fileOf(path: string): Bytes {
  return defined(sample.files.get(path), path);
}

interface Count {
  quota: string;
  stages: { totals: Record<string, string>; elected: number[] }[];
  elected: number[];
}

/** The published count changed, and everything published again around it: index, log, approvals. */
async function withCount(change: (count: Count) => unknown): Promise<string> {
  const count = JSON.parse(new TextDecoder().decode(fileOf(path))) as Count;
  change(count);
  const report = await check(
    republished(sample, new Map(sample.files).set(path, canonicalBytes(count))),
  );
  expect(failed(report)).toEqual([9]);
  return items(report, 9);
}

describe('a wrong count, consistently published', () => {
  test('the second counter names the first stage and candidate that differ', async () => {
    expect(
      await withCount(({ stages }) => Object.assign(stages[0]?.totals ?? {}, { 1: '5', 3: '0' })),
    ).toMatch(/committee, the file published: stage 1, candidate 1, totals: "5", by the second/);
    expect(await withCount((count) => (count.quota = '9'))).toMatch(
      /the file published: quota: "9", by the second counter "3"/,
    );
    expect(await withCount((count) => (count.elected = [2, 1]))).toMatch(
      /the file published: elected: \[2,1\], by the second counter \[1,2\]/,
    );
  });

  test('whatever is published in its place', async () => {
    const deep = new TextEncoder().encode(`{"stages":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    for (const bytes of [deep, new Uint8Array([0xff, 0x7b]), canonicalBytes([])]) {
      const report = await check(republished(sample, new Map(sample.files).set(path, bytes)));
      expect(failed(report)).toEqual([9]);
      expect(items(report, 9)).toMatch(/the file published: .* by the second counter/);
    }
  });
});

test('a fault of our own first counter would show, even where the record has the same fault', () => {
  const contest = defined(sample.contests[0], 'the committee');
  const opened = [...apart(fileOf(recordPath.papers(contest.id)).subarray(80), 6)];
  const source = {
    election: sample.election,
    root: '00'.repeat(32),
    privateKey: new Uint8Array(32),
  };
  const counted = countContest(contest, contestPapers(contest, opened), source);
  assert(counted.ok, 'the sample can be counted');
  const right = counted.value;
  const opinion = (again: typeof right): readonly string[] =>
    secondOpinion(contest, opened, source, { published: undefined, again });
  expect(opinion(right)).toEqual([]);
  expect(winners(right)).toEqual(['Ash', 'Birch']);
  expect(opinion({ ...right, elected: [0, 2] })).toEqual([
    'committee, our own count: elected: [1,3], by the second counter [1,2]',
  ]);
});

test('a report that holds says that both counters agree', async () => {
  const { findings } = await check(sample.files);
  expect(findings.find((finding) => finding.check === 9)?.detail).toBe(
    '2 contests counted again, every stage equal. A second, independently written counter agrees at every stage.',
  );
});

function electedIn({ files }: SampleElection): readonly number[] {
  return (JSON.parse(new TextDecoder().decode(files.get(path))) as Count).elected;
}

describe('reserved places', () => {
  // Without them Ash and Birch are elected.
  const reserved = {
    groups: [{ name: 'newcomers', atLeast: 1, candidates: ['elm', 'fir'] }],
    lapse: 'leave-vacant',
  } as const;

  test('are counted by both counters, and the record holds', async () => {
    const held = await holdSampleElection({ committee: { reserved } });
    const report = await check(held.files);
    expect(failed(report)).toEqual([]);
    expect(electedIn(sample)).toEqual([1, 2]);
    expect(electedIn(held)).toEqual([1, 4]);
  });

  test('a count that passes over them does not hold', async () => {
    const held = await holdSampleElection({ committee: { reserved } });
    // The sample's papers are the same, and its contest has no reserved places.
    const files = new Map(held.files).set(path, fileOf(path));
    const report = await check(republished(held, files));
    expect(failed(report)).toEqual([9]);
    expect(items(report, 9)).toMatch(/the file published: .* by the second counter/);
  });
});
