// Measures checking a record, beside the bare signature checks on one core in the same run:
//   node packages/setup/run.mjs packages/verifier/test/support/measure.ts [BALLOTS] [THREADS]
import { defined } from '@teller/basics';
import {
  contestAt,
  issuerModulus,
  preparedToken,
  tokenMessage,
  decodeBallot,
} from '@teller/protocol';
import { nodePrimitives, nodeSha256 } from '@teller/protocol/node';
import { availableParallelism } from 'node:os';
import { holdSampleElection } from '@teller/rehearsal/sample';
import { recordInMemory, verify } from '../../src/index.ts';
import { massChecksOnThreads } from '../../src/node/index.ts';

const ballots = Number(process.argv[2] ?? 2_000);
const threads = Number(process.argv[3] ?? availableParallelism());
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

process.stderr.write(`Holding an election of ${ballots} ballots ...\n`);
const sample = await holdSampleElection({ kind: 'rehearsal', more: Math.max(0, ballots - 12) });
const { election, files } = sample;

const cast = sample.ballots.flat();
const sampleSize = Math.min(cast.length, 2_000);
const startBare = performance.now();
for (const bytes of cast.slice(0, sampleSize)) {
  const ballot = decodeBallot(bytes, sample, election);
  if (!ballot.ok) throw new Error('the sample has only ballots');
  const { contest, token, issuerSignatures } = ballot.value;
  const { randomizer, signature } = defined(issuerSignatures[0], 'one issuer');
  const prepared = preparedToken(randomizer, tokenMessage(election, contest, token));
  nodePrimitives.verifyToken(issuerModulus(contestAt(sample, contest), 0), prepared, signature);
}
const bare = (performance.now() - startBare) / 1000;
print(`decode and one RSA check, one core  ${Math.round(sampleSize / bare)} ballots/s`);

for (const count of [0, threads]) {
  const marks: (readonly [number, number])[] = [];
  const start = performance.now();
  const report = await verify(recordInMemory(files), {
    primitives: nodePrimitives,
    hash: nodeSha256,
    onProgress: ({ check, done }) => {
      if (done === 0) marks.push([check, performance.now()]);
    },
    ...(count > 0 && { massChecks: (m, id) => massChecksOnThreads(m, id, count) }),
  });
  const end = performance.now();
  const seconds = (end - start) / 1000;
  const parts = marks.map(
    ([check, at], i) => `${check}: ${Math.round((marks[i + 1]?.[1] ?? end) - at)} ms`,
  );
  print(
    `${count === 0 ? 'this thread only' : `${count} worker threads`}  ${report.verdict}  ${seconds.toFixed(2)} s  ${Math.round(cast.length / seconds)} ballots/s  (${parts.join(', ')})`,
  );
}
