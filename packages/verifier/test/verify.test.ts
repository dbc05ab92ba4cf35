import { nodePrimitives } from '@teller/protocol/node';
import { ballotHash, receiptCode } from '@teller/protocol';
import { webPrimitives } from '@teller/protocol/voter';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  holdSampleElection,
  type SampleElection,
} from '../../record/test/support/sample-election.ts';
import { exitCode, recordInMemory, renderReport, verify } from '../src/index.ts';

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
}, 60_000);

describe('a whole record', () => {
  test('holds; the report says who was elected', async () => {
    const report = await verify(recordInMemory(sample.files), { primitives: nodePrimitives });
    expect(
      report.findings.filter(({ outcome }) => outcome !== 'pass').map(({ check }) => check),
    ).toEqual([6]);
    expect(exitCode(report)).toBe(0);
    console.log(renderReport(report));
  });
});
