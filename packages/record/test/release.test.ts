import { assert } from '@teller/basics';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import type { LogEntry, ReleaseShares } from '@teller/election';
import { beforeAll, expect, test } from 'vitest';
import { checkRelease } from '../src/index.ts';

let sample: SampleElection;
let before: readonly LogEntry[];
let released: ReleaseShares;
beforeAll(async () => {
  sample = await holdSampleElection();
  const at = sample.log.findIndex(({ action }) => action.type === 'release-shares');
  before = sample.log.slice(0, at);
  const action = sample.log[at]?.action;
  assert(action?.type === 'release-shares', 'shares are released');
  released = action;
});

test('a release is over the log as far as it went, and no further', () => {
  const { checkpoint } = released;
  expect(checkRelease(sample, sample.election, before, released).ok).toBe(true);
  for (const size of [0, checkpoint.size - 1, checkpoint.size + 1, 999]) {
    const other = { ...released, checkpoint: { ...checkpoint, size } };
    expect(checkRelease(sample, sample.election, before, other)).toMatchObject({
      error: { reason: 'another-log' },
    });
  }
});
