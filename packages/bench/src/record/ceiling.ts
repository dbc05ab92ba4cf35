// A process of its own: what the cryptography alone takes for a ballot on one core, over some ballots of a
// record's box, and how fast SHA-256 is.  ceiling.ts FROZEN BALLOTS
import { defined } from '@teller/basics';
import { electionId, type FrozenElection } from '@teller/election';
import {
  ballotLength,
  ballotSigned,
  decodeBallot,
  issuerModulus,
  preparedToken,
  sealedAad,
  sealedInfo,
  tokenMessage,
  type Ballot,
} from '@teller/protocol';
import { nodePrimitives, nodeRandom, nodeSha256 } from '@teller/protocol/node';
import { open, readFile } from 'node:fs/promises';

const [frozenFile = '', file = ''] = process.argv.slice(2);
const frozen = JSON.parse(await readFile(frozenFile, 'utf8')) as FrozenElection;
const election = electionId(frozen.manifest);
const contest = defined(frozen.contests[0], 'a contest');
const length = ballotLength(frozen, 0);
const sample = 2_000;
const source = await open(file);
const { buffer, bytesRead } = await source.read(
  new Uint8Array(sample * length),
  0,
  sample * length,
);
await source.close();
const bytes: Uint8Array[] = [];
const ballots: Ballot[] = [];
for (let at = 0; at < bytesRead; at += length) {
  const one = buffer.slice(at, at + length);
  const ballot = decodeBallot(one, frozen, election);
  if (!ballot.ok) throw new Error('the box has ballots');
  bytes.push(one);
  ballots.push(ballot.value);
}
const key = nodeRandom(32);
key[0] = 1;
const modulus = issuerModulus(contest, 0);
const info = sealedInfo(election, contest.id);
const rsa = each((ballot) => {
  const own = defined(ballot.issuerSignatures[0], 'an issuer');
  const message = tokenMessage(election, 0, ballot.token);
  nodePrimitives.verifyToken(modulus, preparedToken(own.randomizer, message), own.signature);
});
const p256 = each((ballot, n) => {
  const signed = ballotSigned(defined(bytes[n], 'its bytes'));
  nodePrimitives.verifyP256(ballot.token, signed, ballot.signature);
});
// With another key nothing opens: all the work but the last few bytes' is done all the same.
const hpke = each((ballot) => {
  nodePrimitives.openSealed(key, info, sealedAad(ballot.token), ballot.sealed);
});
const large = new Uint8Array(64 << 20);
const started = performance.now();
nodeSha256(large);
const sha = 64 / ((performance.now() - started) / 1_000);
process.stdout.write(JSON.stringify({ rsa, p256, hpke, sha }));

/** Milliseconds of a core for one. */
function each(run: (ballot: Ballot, n: number) => void): number {
  const before = process.cpuUsage();
  for (const [n, ballot] of ballots.entries()) run(ballot, n);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / ballots.length;
}
