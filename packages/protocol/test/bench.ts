// Figures for one core, next to OpenSSL's own rate for the bare private operation's neighbour (a
// padded PSS signature with the same key) as a ceiling taken in the same run.
//   node packages/setup/run.mjs packages/protocol/test/bench.ts
import { concat, toBase64url } from '@teller/basics';
import { constants, createPrivateKey, sign } from 'node:crypto';
import { checkBallot, combineShares, decodeBallot, merkleRoot } from '../src/index.ts';
import { preparedToken, sealedAad, sealedInfo, tokenMessage } from '../src/index.ts';
import { nodePrimitives, nodeSha256 } from '../src/node/index.ts';
import { finishToken, prepareToken, sealBallot, webPrimitives } from '../src/voter/index.ts';
import {
  ballotKey,
  ballotVector,
  base64url,
  election,
  frozen,
  hex,
  issuingKey,
  manifest,
} from './vectors.ts';
import { privateKey, shares, value, vectors } from './vectors.ts';

const one = ballotVector(0);
const bytes = hex(one.ballot);
const ballot = value(decodeBallot(bytes, frozen, election));
const key = issuingKey(0, 0);
const blinded = base64url(one.pending.requests[0]?.blindedMessage ?? '');
const modulus = base64url(key.modulus);
const [issuer] = ballot.issuerSignatures;
const randomizer = issuer?.randomizer ?? new Uint8Array(32);
const signature = issuer?.signature ?? new Uint8Array(384);
const prepared = preparedToken(randomizer, tokenMessage(election, 0, ballot.token));
const signed = hex(one.signed);
const info = sealedInfo(election, manifest.contests[0]?.id ?? '');
const aad = sealedAad(ballot.token);
const stored = vectors.secrets.issuingKeys[0]?.keys[0] ?? '';
const rsa = createPrivateKey({ key: JSON.parse(stored) as { kty: string }, format: 'jwk' });
const padding = constants.RSA_PKCS1_PSS_PADDING;
const many = Array.from({ length: 2000 }, (_, i) => concat(bytes, Uint8Array.of(i >> 8, i & 255)));

await rate('ceiling: OpenSSL RSA-3072 PSS signature', () =>
  sign('sha384', prepared, { key: rsa, padding, saltLength: 48 }),
);
await rate('signBlind (with its check)', () => key.signBlind(blinded));
await rate('verifyToken, node', () => nodePrimitives.verifyToken(modulus, prepared, signature));
await rate('verifyToken, WebCrypto', () => webPrimitives.verifyToken(modulus, prepared, signature));
await rate('verifyP256, node', () =>
  nodePrimitives.verifyP256(ballot.token, signed, ballot.signature),
);
await rate('decodeBallot', () => decodeBallot(bytes, frozen, election));
await rate('checkBallot, node, two issuers', () =>
  checkBallot(bytes, frozen, election, nodePrimitives),
);
await rate('openSealed, node', () =>
  nodePrimitives.openSealed(privateKey, info, aad, ballot.sealed),
);
await rate('openSealed, WebCrypto', () =>
  webPrimitives.openSealed(privateKey, info, aad, ballot.sealed),
);
await rate('combineShares, 2 of 3', () => combineShares(ballotKey, shares.slice(0, 2)));
await rate('Merkle leaves, portable SHA-256', () => merkleRoot(many), many.length);
await rate('Merkle leaves, node SHA-256', () => merkleRoot(many, nodeSha256), many.length);
await rate('voter: token and ballot, two issuers, with the issuers’ part', async () => {
  const pending = await prepareToken(frozen, election, 0);
  const answers = pending.requests.map(({ blindedMessage }, i) =>
    toBase64url(value(issuingKey(i, 0).signBlind(base64url(blindedMessage)))),
  );
  const token = value(await finishToken(pending, answers, frozen));
  await sealBallot(frozen, election, token, [1, 2, 3]);
});

async function rate(name: string, run: () => unknown, each = 1): Promise<void> {
  for (let i = 0; i < 3; i++) await run();
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < 1500) {
    await run();
    done += each;
  }
  const perSecond = (done * 1000) / (performance.now() - start);
  process.stdout.write(`${name}: ${perSecond.toPrecision(3)} per second\n`);
}
