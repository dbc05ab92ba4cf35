import { fromBase64url, ok, toHex, type Result } from '@teller/basics';
import { electionId, memberHash, type Issuer, type Manifest } from '@teller/election';
import { receiptSigned, rollCommitment } from '@teller/protocol';
import { loadIssuingKey, loadSigningKey, nodePrimitives } from '@teller/protocol/node';
import type { Elections } from '../ports/elections.ts';
import type { EntitlementKeys } from '../ports/entitlement-keys.ts';
import type { IssuingKeys } from '../ports/issuing-keys.ts';
import type { ReceiptSigner } from '../ports/receipt-signer.ts';
import type { RollEntries } from '../ports/roll-entries.ts';
import { checkFrozen, checkRoll, fault } from './check.ts';
import type { Draft, DraftIssuingKey, SetupFault } from './draft.ts';

/** What setting up works with: an operator's act, the only one that reaches several trust domains. */
export interface SetupDeps {
  readonly elections: Pick<Elections, 'create' | 'get'>;
  readonly entries: Pick<RollEntries, 'add'>;
  readonly keys: Pick<IssuingKeys, 'put'>;
  readonly entitlementKeys: Pick<EntitlementKeys, 'put'>;
  readonly receipts: ReceiptSigner;
}

/**
 * Freezes a draft into a manifest and writes roll, keys and manifest into their stores. Everything is
 * checked first; nothing is written when anything is wrong. The election is then in phase `draft`:
 * its officers approve `freeze` and `open`. The same draft again gives the same election.
 */
export async function setUpElection(
  deps: SetupDeps,
  draft: Draft,
): Promise<Result<{ readonly election: string; readonly manifest: Manifest }, SetupFault>> {
  const roll = checkRoll(draft.roll, draft.contests);
  if (!roll.ok) return roll;
  const issuers = publicIssuers(draft);
  if (!issuers.ok) return issuers;
  const entitlementKey = entitlementKeyOf(draft);
  if (entitlementKey === undefined) return fault('bad-entitlement-key', 'it is not a P-256 key');
  const { kind, title, organisation, opensAt, closesAt, contests, ballotKey, receiptKey } = draft;
  const frozen = checkFrozen({
    format: 'teller-manifest/1',
    kind,
    title,
    organisation,
    opensAt,
    closesAt,
    contests,
    issuers: issuers.value,
    entitlementKey,
    ballotKey,
    receiptKey,
    roll: rollCommitment(
      roll.value.map((entry) => ({ member: memberHash(entry), contests: entry.contests })),
      contests.map(({ id }) => id),
    ),
    officers: draft.officers,
    approvals: draft.approvals,
    office: draft.office,
    publication: 'public',
  });
  if (!frozen.ok) return frozen;
  const manifest = frozen.value;
  const election = electionId(manifest);
  // It is stored last: then the rest is there, and issuing keys destroyed since must not come back.
  if ((await deps.elections.get(election)) !== undefined) return ok({ election, manifest });
  if (!(await signsReceipts(deps.receipts, election, receiptKey)))
    return fault('receipt-key-does-not-fit', 'the receipt signer has another key');

  // The election last: as long as it is not there nobody uses the rest, and a run that stopped is
  // simply repeated.
  await deps.entries.add(election, roll.value);
  await deps.entitlementKeys.put(election, draft.entitlementKey);
  for (const issuer of draft.issuers)
    for (const own of issuer.keys)
      if ('key' in own)
        await deps.keys.put({ election, issuer: issuer.id, contest: own.contest }, own.key);
  await deps.elections.create(election, manifest);
  return ok({ election, manifest });
}

function publicIssuers(draft: Draft): Result<readonly Issuer[], SetupFault> {
  const issuers: Issuer[] = [];
  const moduli = new Set<string>();
  for (const { id, origin, keys } of draft.issuers) {
    const open: { contest: string; modulus: string }[] = [];
    for (const key of keys) {
      const modulus = modulusOf(key);
      if (modulus === undefined || moduli.has(modulus))
        return fault('bad-issuing-key', `${id}, ${key.contest}`);
      moduli.add(modulus);
      open.push({ contest: key.contest, modulus });
    }
    issuers.push({ id, origin, keys: open });
  }
  return ok(issuers);
}

function modulusOf(key: DraftIssuingKey): string | undefined {
  if ('modulus' in key) return key.modulus;
  try {
    return loadIssuingKey(key.key).modulus;
  } catch {
    return undefined;
  }
}

function entitlementKeyOf({ entitlementKey }: Draft): string | undefined {
  try {
    return loadSigningKey(entitlementKey).publicKey;
  } catch {
    return undefined;
  }
}

/** Asks for a receipt of nothing: SHA-256 of no ballot ever is this. */
async function signsReceipts(
  receipts: ReceiptSigner,
  election: string,
  receiptKey: string,
): Promise<boolean> {
  const message = receiptSigned(election, toHex(new Uint8Array(32)));
  const publicKey = fromBase64url(receiptKey);
  if (!publicKey.ok) return false;
  return nodePrimitives.verifyP256(
    publicKey.value,
    message,
    await receipts.sign(election, message),
  );
}
