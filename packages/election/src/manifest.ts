import { err, ok, type Result } from '@teller/basics';
import * as z from 'zod/mini';
import { TrusteeSchema, type Trustee } from './ceremony.ts';
import { OfficerSchema, type Officer } from './officer.ts';
import { ProvisionsSchema, type Provisions } from './provisions.ts';
import { Base64url, Hash, Id, Instant, Lines, Origin, Text, TimeZone } from './text.ts';

/** Who signs voting tokens blind, with a key for each contest, which the contest names. */
export interface Issuer {
  readonly id: string;
  readonly name: string;
  /** Where it is asked for its signature: `https://issuer.example.org`, or a machine's own `http://localhost:4100`. */
  readonly origin: string;
}

/** A contest as the manifest names it: by the hash of its own file. */
export interface ContestLine {
  readonly id: string;
  /** SHA-256 of contests/ID.json, hex. */
  readonly sha256: string;
}

/** The roll, frozen: who may vote, without saying who they are. */
export interface RollCommitment {
  readonly entries: number;
  /** Merkle root over the entries, hex. */
  readonly root: string;
}

/** Opens and counts, with a tool of their own, the papers that aren't made public. */
export interface Auditor {
  readonly id: string;
  readonly name: string;
  /** Uncompressed P-256 points, 65 bytes, base64url: for their statements, and for what is sealed to them. */
  readonly signingKey: string;
  readonly encryptionKey: string;
}

/** Places that must go to a group over several contests together, such as 13 women of 26. */
export interface PlacesAcross {
  /** The group, by the name that the contests have it under. */
  readonly group: string;
  readonly atLeast: number;
  /** Ids of the contests it is counted over; all of them where it is left out. */
  readonly contests?: readonly string[];
  /** What the organisation's rules say happens when there are fewer. */
  readonly shortfall: string;
}

/**
 * The frozen ballot: everything that must not change once the election is open. Small, for every reader loads it;
 * contests and the key ceremony are files of their own, which it names by their hashes.
 */
export interface Manifest {
  readonly format: 'teller-manifest/2';
  readonly kind: 'election' | 'rehearsal';
  readonly title: string;
  readonly organisation: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** The organisation's own, by its IANA name, such as `Europe/London`: times are shown in it. */
  readonly timeZone: string;
  /** The officers who help, and how a member reaches them. */
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string };
  /** In the order of their numbers in every format. */
  readonly contests: readonly ContestLine[];
  readonly across?: readonly PlacesAcross[];
  /** Those common to all contests. */
  readonly provisions?: Provisions;
  /** Every issuer must sign every token. */
  readonly issuers: readonly Issuer[];
  /** The roll signs entitlements with it: uncompressed P-256 point, 65 bytes, base64url. */
  readonly entitlementKey: string;
  /** The ballot box signs receipts with it: uncompressed P-256 point, 65 bytes, base64url. */
  readonly receiptKey: string;
  readonly roll: RollCommitment;
  readonly officers: readonly Officer[];
  /** How many different officers must approve an act. */
  readonly approvals: number;
  /** Where officers' passkeys are used: WebAuthn relying party id and web origin. */
  readonly office: { readonly relyingParty: string; readonly origin: string };
  /** Trustee number in the arithmetic = place in this list + 1. */
  readonly trustees: readonly Trustee[];
  /** How many of the trustees can rebuild a ballot key's private half. */
  readonly threshold: number;
  /** SHA-256 of ceremony.json, hex. */
  readonly ceremony: string;
  /** The trustees, where it is left out. */
  readonly auditors?: readonly Auditor[];
  /** Papers are made public where at least so many ballots are in a contest's list, and go to the auditors otherwise. */
  readonly floor: number;
  /** The organisation's own log as it was at the freeze; null while the organisation keeps none. */
  readonly organisationLog: { readonly size: number; readonly head: string } | null;
}

/** Below this a paper says too much of the member whose it is. */
const leastFloor = 20;
export const usualFloor = 50;

const AuditorSchema: z.ZodMiniType<Auditor> = z.strictObject({
  id: Id,
  name: Text(200),
  signingKey: Base64url({ exactly: 65 }),
  encryptionKey: Base64url({ exactly: 65 }),
});

const PlacesAcrossSchema: z.ZodMiniType<PlacesAcross> = z.strictObject({
  group: Text(100),
  atLeast: z.int().check(z.gte(1), z.lte(25_000)),
  contests: z.exactOptional(z.array(Id).check(z.minLength(2), z.maxLength(100))),
  shortfall: Lines(1_000),
});

export const ManifestSchema: z.ZodMiniType<Manifest> = z.strictObject({
  format: z.literal('teller-manifest/2'),
  kind: z.enum(['election', 'rehearsal']),
  title: Text(200),
  organisation: Text(200),
  opensAt: Instant,
  closesAt: Instant,
  timeZone: TimeZone,
  contact: z.strictObject({
    name: Text(200),
    email: z.email().check(z.maxLength(254)),
    phone: z.exactOptional(Text(50)),
  }),
  contests: z
    .array(z.strictObject({ id: Id, sha256: Hash }))
    .check(z.minLength(1), z.maxLength(100)),
  across: z.exactOptional(z.array(PlacesAcrossSchema).check(z.minLength(1), z.maxLength(20))),
  provisions: z.exactOptional(ProvisionsSchema),
  issuers: z
    .array(z.strictObject({ id: Id, name: Text(200), origin: Origin }))
    .check(z.minLength(1), z.maxLength(4)),
  entitlementKey: Base64url({ exactly: 65 }),
  receiptKey: Base64url({ exactly: 65 }),
  roll: z.strictObject({ entries: z.int().check(z.gte(1), z.lte(100_000_000)), root: Hash }),
  officers: z.array(OfficerSchema).check(z.minLength(1), z.maxLength(20)),
  approvals: z.int().check(z.gte(1), z.lte(20)),
  office: z.strictObject({ relyingParty: Text(253), origin: Text(300) }),
  trustees: z.array(TrusteeSchema).check(z.minLength(2), z.maxLength(20)),
  threshold: z.int().check(z.gte(2), z.lte(20)),
  ceremony: Hash,
  auditors: z.exactOptional(z.array(AuditorSchema).check(z.minLength(1), z.maxLength(20))),
  floor: z.int().check(z.gte(leastFloor), z.lte(1_000_000)),
  organisationLog: z.nullable(
    z.strictObject({ size: z.int().check(z.gte(1), z.lte(1_000_000)), head: Hash }),
  ),
});

/** Why a manifest is refused although each of its fields is well formed. */
export type ManifestFault =
  | 'contests-share-an-id'
  | 'issuers-share-an-id'
  | 'issuers-share-an-origin'
  | 'trustees-share-an-id'
  | 'no-trustee-to-spare'
  | 'auditors-share-an-id'
  | 'officers-share-an-id'
  | 'too-few-officers'
  | 'closes-before-it-opens'
  | 'extension-before-the-end'
  | 'places-across-unknown-contests';

/** Checks what a schema can't: that the parts of a manifest fit each other. */
export function checkManifest(manifest: Manifest): Result<Manifest, ManifestFault> {
  const { issuers, trustees, auditors = [], officers } = manifest;
  const contests = manifest.contests.map(({ id }) => id);
  if (!distinct(contests)) return err('contests-share-an-id');
  if (!distinct(issuers.map(({ id }) => id))) return err('issuers-share-an-id');
  if (!distinct(issuers.map(({ origin }) => origin))) return err('issuers-share-an-origin');
  if (!distinct(trustees.map(({ id }) => id))) return err('trustees-share-an-id');
  // One trustee may lose a share and nothing is lost.
  if (manifest.threshold >= trustees.length) return err('no-trustee-to-spare');
  if (!distinct(auditors.map(({ id }) => id))) return err('auditors-share-an-id');
  if (
    !distinct(officers.map(({ id }) => id)) ||
    !distinct(officers.map(({ credential }) => credential)) ||
    !distinct(officers.map(({ publicKey }) => publicKey))
  )
    return err('officers-share-an-id');
  if (officers.length < manifest.approvals) return err('too-few-officers');
  if (manifest.closesAt <= manifest.opensAt) return err('closes-before-it-opens');
  if (!extendsTheEnd(manifest, manifest.provisions)) return err('extension-before-the-end');
  for (const { contests: over = contests } of manifest.across ?? [])
    if (!distinct(over) || over.some((id) => !contests.includes(id)))
      return err('places-across-unknown-contests');
  return ok(manifest);
}

/** Whether an extension, if these provisions allow one, would be one: its last instant is after the end announced. */
export function extendsTheEnd(manifest: Manifest, provisions: Provisions = {}): boolean {
  const latest = provisions.extension?.latest;
  return latest === undefined || latest > manifest.closesAt;
}

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
