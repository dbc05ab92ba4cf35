import { defined, type Bytes } from '@teller/basics';
import { nodePrimitives, nodeSha256, startNodeSha256 } from '@teller/protocol/node';
import { recordPath } from '@teller/record';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { beforeAll, expect, test } from 'vitest';
import { checkBallotKeys } from '../src/checks/ballot-key.ts';
import { checkBallots } from '../src/checks/ballots.ts';
import { checkCount } from '../src/checks/count.ts';
import { checkOfficersLog } from '../src/checks/officers-log.ts';
import { checkPapers } from '../src/checks/papers.ts';
import { checkRegister } from '../src/checks/register.ts';
import type { Evidence } from '../src/evidence.ts';
import { load } from '../src/load.ts';
import { massChecksHere, recordInMemory, type RecordFiles } from '../src/index.ts';
import { flipped } from './support/tampering.ts';

// Large files aren't kept: each check reads them anew. Whoever hands them out could hand out another one then.

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
});

/** The record in small chunks, of which nothing is kept once it has been hashed. */
async function loaded(source: RecordFiles): Promise<Evidence> {
  const evidence = await load(source, {
    primitives: nodePrimitives,
    hash: nodeSha256,
    startHash: startNodeSha256,
    sought: new Map(),
    onProgress: () => undefined,
  });
  const mass = massChecksHere(sample, sample.election, nodePrimitives);
  return { ...evidence, kept: new Map(), mass };
}

const checks = [
  checkOfficersLog,
  checkRegister,
  checkBallots,
  checkBallotKeys,
  checkPapers,
  checkCount,
] as const;

test('a record whose files are all read again, in small chunks, passes', async () => {
  const evidence = await loaded({
    ...recordInMemory(sample.files),
    open: async (path) => {
      const bytes = sample.files.get(path);
      return bytes === undefined ? 'missing' : inChunks(bytes, 50);
    },
  });
  for (const check of checks) expect((await check(evidence)).outcome).toBe('pass');
});

test('a file that is another one when it is read again stops the check', async () => {
  for (const path of [
    recordPath.register,
    recordPath.ballots('chair'),
    recordPath.sealed('chair'),
    recordPath.papers('chair'),
  ]) {
    const opened = new Map<string, number>();
    const evidence = await loaded({
      ...recordInMemory(sample.files),
      open: async (name) => {
        const bytes = defined(sample.files.get(name), name);
        const times = (opened.get(name) ?? 0) + 1;
        opened.set(name, times);
        return inChunks(name === path && times > 1 ? flipped(bytes, bytes.length - 1) : bytes, 50);
      },
    });
    const run = async (): Promise<void> => {
      for (const check of checks) await check(evidence);
    };
    await expect(run(), path).rejects.toThrow(`${path} changed while it was read`);
  }
});

async function* inChunks(bytes: Bytes, size: number): AsyncGenerator<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}
