import { toBase64url } from '@teller/basics';
import { spareSlots } from '@teller/election';
import type { ContestTerms, FrozenElection, Manifest, RollEntry } from '@teller/election';
import type { TrusteeHolding } from '@teller/protocol/trustee';
import { makeIssuingKey, makeSigningKey, nodeRandom } from '@teller/protocol/node';
import { setUpElection, type Draft } from '@teller/service/setup';
import { SoftwarePasskey, type Office } from '@teller/rehearsal';
import { holdCeremony } from '@teller/rehearsal/keys';
import type { LocalStores } from './stores.ts';

/** What an operator decides before an election is frozen. */
export interface Plan {
  readonly kind: Manifest['kind'];
  readonly title: string;
  readonly organisation: string;
  /** RFC 3339, UTC, whole seconds. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly contests: readonly ContestTerms[];
  readonly roll: readonly Omit<RollEntry, 'salt'>[];
  readonly office: Office;
  /** Issuers beside the stack's own, each run by somebody else. */
  readonly otherIssuers?: Draft['issuers'];
}

/** An election that has been set up, with everything that its people hold. Secret. */
export interface SetUp extends FrozenElection {
  readonly election: string;
  readonly officers: readonly SoftwarePasskey[];
  readonly holdings: readonly TrusteeHolding[];
}

/** The issuer that a stack runs beside the roll, as manifests name it. */
export const ownIssuer = 'teller';

const threshold = 2;
const trustees = ['Ines Calder', 'Joseph Amadi', 'Katrin Wood'].map((name, i) => ({
  id: `trustee-${i + 1}`,
  name,
}));

/**
 * Sets an election up as an operator does: keys, a key ceremony (here one machine plays all three
 * trustees), two officers with passkeys in software, the roll. It is then in phase `draft`.
 *
 * @throws when the plan can't become an election; the message names what is wrong with it
 */
export async function setUp(stores: LocalStores, plan: Plan): Promise<SetUp> {
  const { contests, office, roll } = plan;
  const officers = ['Marian Holt', 'Stephen Achebe'].map((name, i) =>
    SoftwarePasskey.make(`officer-${i + 1}`, name, office),
  );
  const { ceremony, holdings } = await holdCeremony(
    {
      organisation: plan.organisation,
      kind: plan.kind,
      threshold,
      slots: contests.length + spareSlots,
      trustees,
    },
    nodeRandom,
  );
  // One after the other: a key keeps a core busy, and the store beside us needs one, too.
  const keys: { contest: string; key: string }[] = [];
  for (const { id } of contests) keys.push({ contest: id, key: (await makeIssuingKey()).store() });
  const result = await setUpElection(
    {
      elections: stores.elections,
      entries: stores.roll.entries,
      keys: stores.issuingKeys,
      entitlementKeys: stores.entitlementKeys,
      receipts: stores.receiptKey,
      files: stores.record,
    },
    {
      ...plan,
      timeZone: 'Europe/London',
      contact: { name: 'The returning officer', email: 'elections@teller.example' },
      officers: officers.map(({ officer }) => officer),
      approvals: officers.length,
      ceremony,
      issuers: [
        { id: ownIssuer, name: 'The deployment’s own', origin: office.origin, keys },
        ...(plan.otherIssuers ?? []),
      ],
      entitlementKey: makeSigningKey().store(),
      receiptKey: await stores.receiptKey.publicKey(),
      roll: roll.map((row) => ({ ...row, salt: toBase64url(nodeRandom(16)) })),
    },
  );
  if (!result.ok) throw new Error(`${result.error.reason}: ${result.error.detail}`);
  return { ...result.value, officers, holdings };
}
