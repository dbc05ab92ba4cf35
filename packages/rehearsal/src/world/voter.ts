import { concat, defined, sha256, type Bytes } from '@teller/basics';
import type { Frozen } from '@teller/election';
import {
  ballotSigned,
  contestAt,
  decodeBallot,
  encodeBallot,
  encodeHashed,
  preparedToken,
  sealedLength,
  tokenMessage,
} from '@teller/protocol';
import { nodeRandom } from '@teller/protocol/node';
import { sealBallot } from '@teller/protocol/voter';
import { issueToken } from '@teller/service/issuer';
import { entitle, openSession, requestCode } from '@teller/service/roll';
import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
} from 'node:crypto';
import { takeToken } from '../people/take-token.ts';
import { issuingKeys } from './draft.ts';
import { bytesOf, valueOf } from './expected.ts';
import type { World } from './world.ts';

/** Signs a member in; gives the session's secret. */
export async function signIn(world: World, election: string, n: number): Promise<string> {
  const email = `member-${n}@example.org`;
  const { challenge } = valueOf(await requestCode(world.roll, { election, email }));
  const code = codeIn(world, email);
  return valueOf(await openSession(world.roll, { election, challenge, code })).secret;
}

/** The code in the newest mail to an address. */
export function codeIn(world: World, email: string): string {
  const mail = world.mail.sent.findLast(({ to }) => to === email);
  return /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? '';
}

/** Takes a token from the issuer and makes a ballot with it. */
export async function vote(
  world: World,
  election: Frozen & { readonly election: string },
  member: number,
  contest: number,
  marks: readonly number[],
): Promise<Bytes> {
  const { manifest } = election;
  const secret = await signIn(world, election.election, member);
  const entitlement = await entitlementFor(world, secret, manifest.contests[contest]?.id ?? '');
  const token = await takeToken(election, election.election, contest, async (message) => {
    const asked = { entitlement, blinded: bytesOf(message) };
    return valueOf(await issueToken(world.issuer, asked)).blindSignature;
  });
  return sealBallot(election, election.election, token, marks);
}

/** The roll's word to the only issuer. */
export async function entitlementFor(
  world: World,
  secret: string,
  contest: string,
): Promise<Bytes> {
  const [entitlements] = valueOf(await entitle(world.roll, secret, [contest]));
  return defined(entitlements?.[0], 'one for the issuer');
}

/**
 * A ballot whose token the issuing key signed without a member, and that seals nothing: quick to make,
 * and all the same to the ballot box.
 */
export function forgeBallot(set: Frozen & { readonly election: string }, contest: number): Bytes {
  const { election } = set;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = privateKey.export({ format: 'jwk' });
  const token = concat(Uint8Array.of(4), bytesOf(x), bytesOf(y));
  const randomizer = nodeRandom(32);
  const issuer = {
    key: createPrivateKey({
      key: JSON.parse(issuingKeys[contest]?.store() ?? '') as JsonWebKey,
      format: 'jwk',
    }),
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 48,
  };
  const prepared = preparedToken(randomizer, tokenMessage(election, contest, token));
  const sealed = nodeRandom(sealedLength(contestAt(set, contest)));
  const unsigned = {
    election,
    contest,
    token,
    issuerSignatures: [
      { randomizer, signature: Uint8Array.from(sign('sha384', prepared, issuer)) },
    ],
    sealed,
    mark: nodeRandom(32),
    sealedHash: sha256(sealed),
  };
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  for (;;) {
    const signature = Uint8Array.from(sign('sha256', ballotSigned(encodeHashed(unsigned)), key));
    const ballot = encodeBallot({ ...unsigned, signature });
    // Every other signature has a high s, which a ballot must not have.
    if (decodeBallot(ballot, set, election).ok) return ballot;
  }
}
