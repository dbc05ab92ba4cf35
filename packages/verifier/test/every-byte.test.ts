import { defined, type Bytes } from '@teller/basics';
import { nodePrimitives, nodeSha256, startNodeSha256 } from '@teller/protocol/node';
import { fileLine, recordPath } from '@teller/record';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { beforeAll, expect, test } from 'vitest';
import { checkBallots } from '../src/checks/ballots.ts';
import { checkBallotKeys } from '../src/checks/ballot-key.ts';
import { checkOfficersLog } from '../src/checks/officers-log.ts';
import { checkPapers } from '../src/checks/papers.ts';
import { checkRegister } from '../src/checks/register.ts';
import type { Evidence } from '../src/evidence.ts';
import { load } from '../src/load.ts';
import { massChecksHere, recordInMemory } from '../src/index.ts';
import type { Conclusion } from '../src/report.ts';
import { flipped } from './support/tampering.ts';

// Somebody may write what they like into the place of a file, and a new index, and have two officers publish
// it: then the file's own check must see it. Only the seal in the log stays as it was.

const slow = process.env['SLOW'] === '1';
let sample: SampleElection;
let good: Evidence;
beforeAll(async () => {
  sample = await holdSampleElection();
  good = await load(recordInMemory(sample.files), {
    primitives: nodePrimitives,
    hash: nodeSha256,
    startHash: startNodeSha256,
    sought: new Map(),
    onProgress: () => undefined,
  });
  good.mass = massChecksHere(sample, sample.election, nodePrimitives);
  await checkOfficersLog(good);
  await checkRegister(good);
});

/** What is known of the record with another file, before the check of that file. */
function withFile(path: string, bytes: Bytes): Evidence {
  return {
    ...good,
    kept: new Map(good.kept).set(path, bytes),
    lines: new Map(good.lines).set(path, fileLine({ path, bytes })),
    contests: good.contests.map((known) => ({ ...known })),
  };
}

/** Places where a changed byte is not seen. */
async function everyByte(
  path: string,
  step: number,
  check: (evidence: Evidence) => Promise<Conclusion>,
): Promise<readonly number[] | 'refused as it is'> {
  const bytes = defined(sample.files.get(path), path);
  const unseen: number[] = [];
  for (let at = 0; at < bytes.length; at += slow ? 1 : step) {
    const { outcome } = await check(withFile(path, flipped(bytes, at, at % 8)));
    if (outcome !== 'fail') unseen.push(at);
  }
  return (await check(withFile(path, bytes))).outcome === 'pass' ? unseen : 'refused as it is';
}

test('a changed byte of the register: 4 fails', async () => {
  expect(await everyByte(recordPath.register, 1, checkRegister)).toEqual([]);
});

test('a changed byte of a list, or of what is sealed: 5 fails', async () => {
  expect(await everyByte(recordPath.ballots('chair'), 7, checkBallots)).toEqual([]);
  expect(await everyByte(recordPath.sealed('chair'), 1, checkBallots)).toEqual([]);
});

test('a changed byte of papers or of a BLT file: 8 fails', async () => {
  await checkBallots(good);
  await checkBallotKeys(good);
  expect(await everyByte(recordPath.papers('chair'), 1, checkPapers)).toEqual([]);
  expect(await everyByte(recordPath.blt('chair'), 3, checkPapers)).toEqual([]);
});
