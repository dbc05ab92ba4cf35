// Writes test/vectors/teller-2.json: one complete example of every format, made by this package.
// Run it only when a format changes; it makes new keys, so everything in the file changes.
//   node packages/setup/run.mjs packages/protocol/test/make-vectors.ts
import { compareBytes, defined, fromHex, sha256, toBase64url, toHex, utf8 } from '@teller/basics';
import {
  approvalChallenge,
  ceremonyHash,
  contestBits,
  contestHash,
  electionId,
  memberHash,
  rollLeaf,
  usualFloor,
  type Contest,
  slotKey,
  type Manifest,
} from '@teller/election';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as protocol from '../src/index.ts';
import * as node from '../src/node/index.ts';
import * as trustee from '../src/trustee/index.ts';
import {
  ceremony,
  code,
  complaint,
  deals,
  hashes,
  holdings,
  plan,
  trusteeKeys,
  trustees,
  value,
} from './make-ceremony.ts';
import * as voter from '../src/voter/index.ts';

const privateKeys = [0, 1].map((slot) =>
  value(
    protocol.combineShares(
      defined(slotKey(ceremony, slot), 'a slot'),
      holdings.slice(0, 2).map((one) => ({
        trustee: one.trustee,
        share: base64url(one.shares[slot] ?? ''),
      })),
    ),
  ),
);

const issuingKeys = await Promise.all(
  ['first', 'second'].map(async (id, i) => ({
    id,
    origin: `http://localhost:${4100 + i}`,
    keys: [await node.makeIssuingKey(), await node.makeIssuingKey()],
  })),
);
const contests = [
  contest(0, 'chair', 1, ['amina', 'bo', 'carys']),
  contest(1, 'committee', 3, ['dev', 'efe', 'flo', 'gus', 'hana']),
];
const contestIds = contests.map(({ id }) => id);
const receiptKey = node.makeSigningKey();
const entitlementKey = node.makeSigningKey();
const roll = ['1001', '1002', '1003'].map((member, i) => {
  const salt = toBase64url(node.nodeRandom(16));
  const entitled = i === 2 ? ['chair'] : ['committee', 'chair'];
  return { member, salt, contests: entitled, hash: memberHash({ member, salt }) };
});
const manifest: Manifest = {
  format: 'teller-manifest/2',
  kind: 'rehearsal',
  title: 'An example of every format',
  organisation: 'Teller',
  opensAt: '2026-11-01T09:00:00Z',
  closesAt: '2026-11-08T17:00:00Z',
  timeZone: 'Europe/London',
  contact: { name: 'The returning officer', email: 'elections@example.org' },
  contests: contests.map((one) => ({ id: one.id, sha256: contestHash(one) })),
  issuers: issuingKeys.map(({ id, origin }) => ({ id, name: `Issuer ${id}`, origin })),
  entitlementKey: entitlementKey.publicKey,
  receiptKey: receiptKey.publicKey,
  roll: protocol.rollCommitment(
    roll.map(({ hash, contests }) => ({ member: hash, contests })),
    contestIds,
  ),
  officers: ['olga', 'piet'].map((id) => ({
    id,
    name: `Officer ${id}`,
    credential: toBase64url(sha256(utf8(id))),
    publicKey: passkey(),
  })),
  approvals: 2,
  office: { relyingParty: 'localhost', origin: 'http://localhost:4100' },
  trustees,
  threshold: 2,
  ceremony: ceremonyHash(ceremony),
  floor: usualFloor,
  organisationLog: null,
};
const frozen = { manifest, contests };
const election = electionId(manifest);

const cast: Awaited<ReturnType<typeof castOne>>[] = [];
for (const [contest, marks] of [
  [0, [2, 1, 0]],
  [0, [1, 0, 0]],
  [1, [3, 1, 0, 2, 0]],
] as const)
  cast.push(await castOne(contest, marks));
const lists = contests.map((_, contest) =>
  cast
    .filter((one) => one.contest === contest)
    .map(({ ballot }) => protocol.splitBallot(bytes(ballot), manifest).listed)
    .sort((a, b) => compareBytes(protocol.tokenIn(a), protocol.tokenIn(b))),
);
const proposed = {
  act: { type: 'open' },
  contests: 'all',
  after: 'ab'.repeat(32),
  expires: '2026-11-01T09:00:00Z',
} as const;

const vectors = {
  about:
    'One example of every format; see SPEC.md. Byte strings are hex where a field does not say base64url. The secret halves are here so that every step can be repeated.',
  manifest,
  contests,
  election,
  electionCode: protocol.electionCode(election),
  roll: roll.map((entry) => ({
    ...entry,
    leaf: toHex(rollLeaf(entry.hash, contestBits(entry.contests, contestIds))),
  })),
  act: { proposed, challenge: toHex(approvalChallenge(election, proposed)) },
  secrets: {
    issuingKeys: issuingKeys.map(({ id, keys }) => ({ id, keys: keys.map((key) => key.store()) })),
    entitlementKey: entitlementKey.store(),
    receiptKey: receiptKey.store(),
    shares: holdings.map(({ trustee, shares }) => ({ trustee, shares })),
    ballotPrivateKeys: privateKeys.map(toBase64url),
  },
  ceremony: {
    id: protocol.ceremonyId(plan),
    trusteeKeys,
    hashes,
    code,
    deals,
    file: ceremony,
    complaint,
  },
  trustee: await confirmAndRelease(),
  entitlements: [
    [0, 0],
    [1, 1],
  ].map(([contest = 0, issuer = 0]) => entitle(contest, issuer)),
  ballots: cast,
  lists: lists.map((list, contest) => ({
    contest,
    ballots: list.map(toHex),
    root: toHex(protocol.merkleRoot(list)),
    lot: protocol.lotOrder({
      election,
      listRoot: protocol.merkleRoot(list),
      privateKey: defined(privateKeys[contest], 'a key for each contest'),
      contest: defined(contests[contest], 'a contest').id,
      candidates: defined(contests[contest], 'a contest').candidates.map(({ id }) => id),
    }),
  })),
};
writeFileSync(
  path.join(import.meta.dirname, 'vectors/teller-2.json'),
  `${JSON.stringify(vectors, null, 2)}\n`,
);

/** What a trustee says of this election: the confirmation, a public release, and one that is sealed to an auditor. */
async function confirmAndRelease() {
  const holding = defined(holdings[0], 'a trustee');
  const confirmed = value(trustee.confirmElection(holding, election, manifest));
  const { id, slot, ballotKey } = defined(contests[1], 'a contest');
  const about = { id, number: 1, slot, ballotKey };
  const over = {
    root: toHex(protocol.merkleRoot(defined(lists[1], 'a list'))),
    checkpoint: { size: 5, root: toHex(sha256(utf8('an officers’ log'))) },
  };
  const auditorKey = node.nodeRandom(32);
  const auditor = { id: 'auditor', encryptionKey: base64url(protocol.publicKeyOf(auditorKey)) };
  const release = async (auditors: (typeof auditor)[]) =>
    value(await trustee.releaseContest(confirmed.holding, election, about, over, auditors)).release;
  return {
    confirmation: confirmed.confirmation,
    released: await release([]),
    sealed: await release([auditor]),
    auditorKey: toBase64url(auditorKey),
  };
}

function entitle(contest: number, issuer: number) {
  const member = defined(roll[0], 'a member').hash;
  const entitlement = { election, contest, issuer, member, expiresAt: 1_793_530_800 };
  const signed = node.signEntitlement(entitlementKey, entitlement);
  return {
    entitlement,
    signed: toHex(protocol.entitlementSigned(signed)),
    bytes: toHex(signed),
  };
}

async function castOne(contest: number, marks: readonly number[]) {
  const { id } = defined(contests[contest], 'a contest');
  const pending = await voter.prepareToken(frozen, election, contest);
  const blindSignatures = voter.blindedMessages(pending).map((message, i) => {
    const key = defined(issuingKeys[i]?.keys[contest], 'a key');
    const blinded = value(node.loadIssuingKey(key.store()).signBlind(base64url(message)));
    return toBase64url(blinded);
  });
  const votingToken = value(await voter.finishToken(pending, blindSignatures, frozen));
  const own = voter.freshMark('kingfisher');
  const ballot = await voter.sealBallot(frozen, election, votingToken, marks, own);
  const token = base64url(votingToken.token);
  const hash = protocol.ballotHash(ballot);
  const receipt = node.signReceipt(receiptKey, election, hash);
  return {
    contest,
    pending,
    blindSignatures,
    votingToken,
    tokenMessage: toHex(protocol.tokenMessage(election, contest, token)),
    marks,
    paper: toHex(protocol.encodePaper(marks)),
    sealedInfo: toHex(protocol.sealedInfo(election, id)),
    sealedAad: toHex(protocol.sealedAad(token)),
    own,
    mark: toHex(protocol.ballotMark(base64url(own.salt), own.word)),
    ballot: toHex(ballot),
    signed: toHex(protocol.ballotSigned(ballot)),
    hash,
    receiptSigned: toHex(protocol.receiptSigned(election, hash)),
    receipt,
    receiptCode: protocol.receiptCode(hash),
  };
}

function contest(slot: number, id: string, seats: number, candidates: readonly string[]): Contest {
  return {
    format: 'teller-contest/1',
    id,
    kind: 'places',
    title: `Contest ${id}`,
    seats,
    rule: 'scottish-2011',
    candidates: candidates.map((id) => ({ id, name: `Candidate ${id}` })),
    ballotKey: defined(ceremony.keys[slot], 'a slot'),
    slot,
    moduli: issuingKeys.map(({ keys }) => defined(keys[slot], 'a key').modulus),
  };
}

function passkey(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return toBase64url(Uint8Array.of(4, ...base64url(x), ...base64url(y)));
}

function base64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'base64url'));
}

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return value(fromHex(hex));
}
