// A process of its own: writes ballots of nobody's, whose tokens the issuing key of the sample has signed.
//   ballots.ts FROZEN FILE FROM TO
import { concat, defined, toBase64url } from '@teller/basics';
import { electionId, type FrozenElection } from '@teller/election';
import { preparedToken, tokenMessage } from '@teller/protocol';
import { nodeRandom } from '@teller/protocol/node';
import { sealBallot } from '@teller/protocol/voter';
import { bytesOf, issuingKeys } from '@teller/rehearsal/world';
import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
} from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { marksOf } from './election.ts';

const [frozenFile = '', file = '', from = '', to = ''] = process.argv.slice(2);
const frozen = JSON.parse(await readFile(frozenFile, 'utf8')) as FrozenElection;
const election = electionId(frozen.manifest);
const issuing = JSON.parse(defined(issuingKeys[0], 'a key').store()) as JsonWebKey;
const issuer = {
  key: createPrivateKey({ key: issuing, format: 'jwk' }),
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength: 48,
};
const out = createWriteStream(file);
for (let n = Number(from); n < Number(to); n++) {
  const { privateKey: own } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d: privateKey = '' } = own.export({ format: 'jwk' });
  const token = toBase64url(concat(Uint8Array.of(4), bytesOf(x), bytesOf(y)));
  const randomizer = nodeRandom(32);
  const message = preparedToken(randomizer, tokenMessage(election, 0, bytesOf(token)));
  const signature = toBase64url(sign('sha384', message, issuer));
  const issuerSignatures = [{ randomizer: toBase64url(randomizer), signature }];
  const format = 'teller-voting-token/1';
  const held = { format, election, contest: 0, token, privateKey, issuerSignatures } as const;
  const ballot = await sealBallot(frozen, election, held, marksOf(n));
  if (!out.write(ballot)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
}
await new Promise<void>((resolve) => out.end(() => resolve()));
