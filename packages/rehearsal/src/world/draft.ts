import { toBase64url } from '@teller/basics';
import type { RollEntry } from '@teller/election';
import {
  makeSigningKey,
  nodeRandom,
  type IssuingKey,
  type SigningKey,
} from '@teller/protocol/node';
import type { TrusteeHolding } from '@teller/protocol/trustee';
import type { Draft } from '@teller/service/setup';
import { sampleOffice, SoftwarePasskey } from '../passkey/software-passkey.ts';
import { sampleContests } from '../sample/contests.ts';
import { sampleTerms } from '../sample/frozen.ts';
import { holdCeremony } from '../keys/ceremony.ts';
import { keptIssuingKey } from '../keys/issuing-keys.ts';

// What the people of the sample election hold: here one process knows it all.

export const olive: SoftwarePasskey = SoftwarePasskey.make('olive');
export const oscar: SoftwarePasskey = SoftwarePasskey.make('oscar');
export const officers: readonly SoftwarePasskey[] = [olive, oscar];

/** The id of the issuer that runs beside the roll. */
export const issuer = 'teller';

const trustees = ['one', 'two', 'three'].map((id) => ({ id, name: `Trustee ${id}` }));
const held = await holdCeremony(
  {
    organisation: 'The Society',
    kind: 'election',
    threshold: 2,
    slots: sampleContests.length,
    trustees,
  },
  nodeRandom,
);
/** What each trustee holds. */
export const holdings: readonly TrusteeHolding[] = held.holdings;
export const receiptKey: SigningKey = makeSigningKey();
const entitlementKey = makeSigningKey();
/** In the order of the contests. */
export const issuingKeys: readonly IssuingKey[] = await Promise.all(
  sampleContests.map(({ id }) => keptIssuingKey(`${id}-1`)),
);

/** Members M-0, M-1, …: the first may vote in everything, the others for the committee. */
export function makeRoll(size: number): readonly RollEntry[] {
  return Array.from({ length: size }, (_, n) => ({
    member: `M-${n}`,
    name: `Member ${n}`,
    email: `member-${n}@example.org`,
    contests: n === 0 ? ['committee', 'chair'] : ['committee'],
    salt: toBase64url(nodeRandom(16)),
  }));
}

export function makeDraft(roll: readonly RollEntry[]): Draft {
  return {
    kind: 'election',
    title: 'Council',
    organisation: 'The Society',
    opensAt: '2026-11-01T09:00:00Z',
    closesAt: '2036-11-08T17:00:00Z',
    ...sampleTerms,
    contests: sampleContests,
    officers: officers.map(({ officer }) => officer),
    approvals: 2,
    office: sampleOffice,
    ceremony: held.ceremony,
    issuers: [
      {
        id: issuer,
        name: 'The deployment’s own',
        origin: sampleOffice.origin,
        keys: sampleContests.map(({ id }, n) => ({
          contest: id,
          key: issuingKeys[n]?.store() ?? '',
        })),
      },
    ],
    entitlementKey: entitlementKey.store(),
    receiptKey: receiptKey.publicKey,
    roll,
  };
}
