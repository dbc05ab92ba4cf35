import { fromBase64url, ok, toHex, utf8, type Result } from '@teller/basics';
import {
  ceremonyHash,
  contestHash,
  electionId,
  memberHash,
  statementHash,
  usualFloor,
  StatementSchema,
  withoutStatements,
  type Contest,
  type ContestTerms,
  type FrozenElection,
  type Manifest,
  type RollEntry,
} from '@teller/election';
import { receiptSigned, rollCommitment } from '@teller/protocol';
import { recordPath } from '@teller/record';
import { loadIssuingKey, loadSigningKey, nodePrimitives } from '@teller/protocol/node';
import type { Elections } from '../ports/elections.ts';
import type { EntitlementKeys } from '../ports/entitlement-keys.ts';
import type { IssuingKeys } from '../ports/issuing-keys.ts';
import type { RecordFiles } from '../ports/record-files.ts';
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
  readonly files: Pick<RecordFiles, 'create' | 'publish'>;
}

/**
 * Freezes a draft into manifest, contests and ceremony, and writes them, roll and keys into their stores. Everything is
 * checked first; nothing is written when anything is wrong. The election is then in phase `draft`:
 * its officers approve `freeze` and `open`. The same draft again gives the same election.
 */
export async function setUpElection(
  deps: SetupDeps,
  draft: Draft,
): Promise<Result<FrozenElection & { readonly election: string }, SetupFault>> {
  const roll = checkRoll(draft.roll, draft.contests);
  if (!roll.ok) return roll;
  const drafted = draft.contests.map(withoutStatements);
  const statements = drafted.flatMap((one) => one.statements);
  const refused = statements.find((text) => !StatementSchema.safeParse(text).success);
  if (refused !== undefined) return fault('bad-statement', refused.slice(0, 100));
  const contests = contestsOf(
    draft,
    drafted.map(({ terms }) => terms),
  );
  if (!contests.ok) return contests;
  const entitlementKey = entitlementKeyOf(draft);
  if (entitlementKey === undefined) return fault('bad-entitlement-key', 'it is not a P-256 key');
  const frozen = checkFrozen(freeze(draft, contests.value, roll.value, entitlementKey));
  if (!frozen.ok) return frozen;
  const election = electionId(frozen.value.manifest);
  const made = { election, ...frozen.value };
  // It is stored last: then the rest is there, and issuing keys destroyed since must not come back.
  if ((await deps.elections.get(election)) !== undefined) return ok(made);
  if (!(await signsReceipts(deps.receipts, election, draft.receiptKey)))
    return fault('receipt-key-does-not-fit', 'the receipt signer has another key');

  // The election last: as long as it is not there nobody uses the rest, and a run that stopped is
  // simply repeated.
  for (const text of statements) {
    const path = recordPath.statement(statementHash(text));
    await deps.files.create({ area: 'working', election, path }, utf8(text));
    // Members read it before they vote, long before the rest of the record is there.
    await deps.files.publish(election, path);
  }
  await deps.entries.add(election, roll.value);
  await deps.entitlementKeys.put(election, draft.entitlementKey);
  for (const issuer of draft.issuers)
    for (const own of issuer.keys)
      if ('key' in own)
        await deps.keys.put({ election, issuer: issuer.id, contest: own.contest }, own.key);
  await deps.elections.create(election, frozen.value);
  return ok(made);
}

function freeze(
  draft: Draft,
  contests: readonly Contest[],
  roll: readonly RollEntry[],
  entitlementKey: string,
): FrozenElection {
  const { across, provisions, auditors } = draft;
  const { ceremony } = draft;
  const { threshold, trustees } = ceremony.plan;
  const manifest: Manifest = {
    format: 'teller-manifest/2',
    kind: draft.kind,
    title: draft.title,
    organisation: draft.organisation,
    opensAt: draft.opensAt,
    closesAt: draft.closesAt,
    timeZone: draft.timeZone,
    contact: draft.contact,
    contests: contests.map((contest) => ({ id: contest.id, sha256: contestHash(contest) })),
    ...(across && { across }),
    ...(provisions && { provisions }),
    issuers: draft.issuers.map(({ id, name, origin }) => ({ id, name, origin })),
    entitlementKey,
    receiptKey: draft.receiptKey,
    roll: rollCommitment(
      roll.map((entry) => ({ member: memberHash(entry), contests: entry.contests })),
      contests.map(({ id }) => id),
    ),
    officers: draft.officers,
    approvals: draft.approvals,
    office: draft.office,
    trustees: trustees.map(({ id, name }) => ({ id, name })),
    threshold,
    ceremony: ceremonyHash(ceremony),
    ...(auditors && { auditors }),
    floor: draft.floor ?? usualFloor,
    organisationLog: null,
  };
  return { manifest, contests, ceremony };
}

/** The contests with the keys that belong to them. */
function contestsOf(
  draft: Draft,
  all: readonly ContestTerms[],
): Result<readonly Contest[], SetupFault> {
  const contests: Contest[] = [];
  const before = new Set<string>();
  for (const [slot, terms] of all.entries()) {
    const moduli: string[] = [];
    for (const { id, keys } of draft.issuers) {
      const key = keys[slot];
      const modulus = key?.contest === terms.id ? modulusOf(key) : undefined;
      if (modulus === undefined || before.has(modulus))
        return fault('bad-issuing-key', `${id}, ${terms.id}`);
      before.add(modulus);
      moduli.push(modulus);
    }
    const ballotKey = draft.ceremony.keys[slot];
    if (ballotKey === undefined) return fault('too-few-slots', terms.id);
    contests.push({ format: 'teller-contest/1', ...terms, ballotKey, slot, moduli });
  }
  return ok(contests);
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
