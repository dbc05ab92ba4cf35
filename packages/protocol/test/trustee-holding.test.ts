import { defined, toBase64url, type Bytes } from '@teller/basics';
import { ceremonyHash, electionId, slotKey } from '@teller/election';
import { holdCeremony } from '@teller/rehearsal/keys';
import { expect, test } from 'vitest';
import {
  checkShare,
  isConfirmed,
  isReleased,
  publicKeyOf,
  sealedShareAad,
  sealedShareInfo,
  type Release,
} from '../src/index.ts';
import { nodePrimitives, nodeRandom } from '../src/node/index.ts';
import {
  confirmElection,
  releaseContest,
  type HoldingFault,
  type TrusteeHolding,
} from '../src/trustee/index.ts';
import { base64url, manifest, value } from './vectors.ts';

const trustees = ['ada', 'ben', 'cleo'].map((id) => ({ id, name: `Trustee ${id}` }));
const { ceremony, holdings } = await holdCeremony(
  { organisation: 'Teller', kind: 'election', threshold: 2, slots: 3, trustees },
  nodeRandom,
);
const ada = defined(holdings[0], 'a holding');
const election = electionId(manifest);
const other = 'ab'.repeat(32);
const frozen = { kind: 'election', ceremony: ceremonyHash(ceremony) } as const;
const { holding, confirmation } = value(confirmElection(ada, election, frozen));
const contest = { id: 'committee', number: 1, slot: 2, ballotKey: ceremony.keys[2] ?? '' };
const root = 'cd'.repeat(32);
const checkpoint = { size: 7, root: 'ef'.repeat(32) };

function refused(result: { readonly ok: boolean; readonly error?: HoldingFault }): unknown {
  return result.ok ? undefined : result.error;
}

async function release(from: TrusteeHolding): Promise<{ said: Release; signature: string }> {
  return value(await releaseContest(from, election, contest, { root, checkpoint })).release;
}

test('a confirmation is the trustee’s, of one election and this transcript', () => {
  const { signature } = confirmation;
  expect(isConfirmed(ceremony, 'ada', election, signature)).toBe(true);
  expect(isConfirmed(ceremony, 'ben', election, signature)).toBe(false);
  expect(isConfirmed(ceremony, 'dan', election, signature)).toBe(false);
  expect(isConfirmed(ceremony, 'ada', other, signature)).toBe(false);
  const changed = { ...ceremony, keys: ceremony.keys.toReversed() };
  expect(isConfirmed(changed, 'ada', election, signature)).toBe(false);
});

test('a tool confirms one election for ever; the same one again as before', () => {
  expect(refused(confirmElection(holding, other, frozen))).toBe('another-election');
  expect(value(confirmElection(holding, election, frozen))).toEqual({ holding, confirmation });
});

test('a rehearsal is never confirmed with an election’s keys, nor another ceremony’s', () => {
  expect(refused(confirmElection(ada, election, { ...frozen, kind: 'rehearsal' }))).toBe(
    'another-kind',
  );
  expect(refused(confirmElection(ada, election, { ...frozen, ceremony: other }))).toBe(
    'another-ceremony',
  );
});

test('nothing is released before the confirmation, or for another election', async () => {
  const over = { root, checkpoint };
  expect(refused(await releaseContest(ada, election, contest, over))).toBe('not-confirmed');
  expect(refused(await releaseContest(holding, other, contest, over))).toBe('another-election');
});

test('a contest’s share is that of its slot, signed over list and log', async () => {
  const { said, signature } = await release(holding);
  const { released } = said;
  const share = 'share' in released ? base64url(released.share) : new Uint8Array();
  expect(checkShare(defined(slotKey(ceremony, 2), 'a slot'), 'ada', share).ok).toBe(true);
  expect(checkShare(defined(slotKey(ceremony, 1), 'a slot'), 'ada', share).ok).toBe(false);
  expect(isReleased(ceremony, said, signature)).toBe(true);
  for (const change of [
    { election: other },
    { contest: 'chair' },
    { trustee: 'ben' },
    { root: other },
    { checkpoint: { ...checkpoint, size: 8 } },
    { released: { share: toBase64url(nodeRandom(32)) } },
  ])
    expect(isReleased(ceremony, { ...said, ...change }, signature)).toBe(false);
});

test('a contest that names a slot with another key gets nothing: spare slots stay shut', async () => {
  const spare = { ...contest, slot: 1 };
  const over = { root, checkpoint };
  expect(refused(await releaseContest(holding, election, spare, over))).toBe(
    'slot-is-not-the-contests',
  );
  const beyond = { ...contest, slot: 3 };
  expect(refused(await releaseContest(holding, election, beyond, over))).toBe(
    'slot-is-not-the-contests',
  );
});

test('a second root is signed only where the log has discarded the first', async () => {
  const first = value(await releaseContest(holding, election, contest, { root, checkpoint }));
  const second = { root: other, checkpoint: { size: 9, root } };
  expect(refused(await releaseContest(first.holding, election, contest, second))).toBe(
    'another-root',
  );
  const anew = await releaseContest(first.holding, election, contest, {
    ...second,
    discarded: [root],
  });
  expect(value(anew).holding.released).toEqual({ committee: other });
  expect(await release(first.holding)).toEqual(first.release);
});

test('a sealed share opens for its auditor, over its list, and for nobody else', async () => {
  const keys = [nodeRandom(32), nodeRandom(32)] as const;
  const auditors = keys.map((key, i) => ({
    id: `auditor-${i}`,
    encryptionKey: base64url(publicKeyOf(key)),
  }));
  const made = await releaseContest(holding, election, contest, { root, checkpoint }, auditors);
  const { said, signature } = value(made).release;
  expect(isReleased(ceremony, said, signature)).toBe(true);
  const { released } = said;
  const sealed = 'sealed' in released ? released.sealed : [];
  expect(sealed.map(({ auditor }) => auditor)).toEqual(['auditor-0', 'auditor-1']);
  const of = { election, contest: 1, root, auditor: 'auditor-0' };
  const open = (key: Bytes, change: Partial<typeof of>, trustee = 'ada'): unknown =>
    nodePrimitives.openSealed(
      key,
      sealedShareInfo({ ...of, ...change }),
      sealedShareAad(trustee),
      base64url(sealed[0]?.share ?? ''),
    );
  const share = base64url(ada.shares[2] ?? '');
  expect(open(keys[0], {})).toEqual(share);
  expect(open(keys[1], {})).toBe('does-not-open');
  for (const change of [
    { election: other },
    { contest: 0 },
    { root: other },
    { auditor: 'auditor-1' },
  ])
    expect(open(keys[0], change)).toBe('does-not-open');
  expect(open(keys[0], {}, 'ben')).toBe('does-not-open');
  expect(JSON.stringify(said)).not.toContain(toBase64url(share));
});
