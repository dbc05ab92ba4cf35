import { err, ok, type Result } from '@teller/basics';
import * as z from 'zod/mini';
import { ContestSchema, type Contest } from './contest.ts';
import { OfficerSchema, type Officer } from './officer.ts';
import { Base64url, Hash, Id, Instant, Origin, Text } from './text.ts';

/** Who signs voting tokens blind: one RSA-3072 key (e = 65537) for each contest. */
export interface Issuer {
  readonly id: string;
  /** Where it is asked for its signature: `https://issuer.example.org`, or a machine's own `http://localhost:4100`. */
  readonly origin: string;
  readonly keys: readonly {
    readonly contest: string;
    /** RSA modulus, big-endian, 384 bytes, base64url. */
    readonly modulus: string;
  }[];
}

/** What one trustee said in the key ceremony (FROST DKG, RFC 9591 appendix C.1 names). */
export interface CeremonyMessage {
  readonly trustee: string;
  /** `threshold` compressed P-256 points (33 bytes each), base64url: the polynomial's commitment. */
  readonly commitments: readonly string[];
  /** Proof of knowledge of the constant term, base64url. */
  readonly proof: string;
}

export interface Trustee {
  readonly id: string;
  readonly name: string;
}

/** The key that ballots are sealed to. Any `threshold` of the trustees can rebuild its private half. */
export interface BallotKey {
  /** Uncompressed P-256 point, 65 bytes, base64url. */
  readonly publicKey: string;
  readonly threshold: number;
  /** Trustee number in the arithmetic = place in this list + 1. */
  readonly trustees: readonly Trustee[];
  /** One message a trustee, in the order of `trustees`. */
  readonly ceremony: readonly CeremonyMessage[];
}

/** The roll, frozen: who may vote, without saying who they are. */
export interface RollCommitment {
  readonly entries: number;
  /** Merkle root over the entries, hex. */
  readonly root: string;
}

/** The frozen ballot: everything that must not change once the election is open. */
export interface Manifest {
  readonly format: 'teller-manifest/1';
  readonly kind: 'election' | 'rehearsal';
  readonly title: string;
  readonly organisation: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly contests: readonly Contest[];
  /** Every issuer must sign every token. */
  readonly issuers: readonly Issuer[];
  /** The roll signs entitlements with it: uncompressed P-256 point, 65 bytes, base64url. */
  readonly entitlementKey: string;
  readonly ballotKey: BallotKey;
  /** The ballot box signs receipts with it: uncompressed P-256 point, 65 bytes, base64url. */
  readonly receiptKey: string;
  readonly roll: RollCommitment;
  readonly officers: readonly Officer[];
  /** How many different officers must approve an act. */
  readonly approvals: number;
  /** Where officers' passkeys are used: WebAuthn relying party id and web origin. */
  readonly office: { readonly relyingParty: string; readonly origin: string };
  readonly publication: 'public';
}

const IssuerSchema: z.ZodMiniType<Issuer> = z.strictObject({
  id: Id,
  origin: Origin,
  keys: z
    .array(z.strictObject({ contest: Id, modulus: Base64url({ exactly: 384 }) }))
    .check(z.minLength(1), z.maxLength(100)),
});

const BallotKeySchema: z.ZodMiniType<BallotKey> = z.strictObject({
  publicKey: Base64url({ exactly: 65 }),
  threshold: z.int().check(z.gte(2), z.lte(20)),
  trustees: z
    .array(z.strictObject({ id: Id, name: Text(200) }))
    .check(z.minLength(2), z.maxLength(20)),
  ceremony: z
    .array(
      z.strictObject({
        trustee: Id,
        commitments: z.array(Base64url({ exactly: 33 })).check(z.minLength(2), z.maxLength(20)),
        proof: Base64url({ atMost: 128 }),
      }),
    )
    .check(z.minLength(2), z.maxLength(20)),
});

export const ManifestSchema: z.ZodMiniType<Manifest> = z.strictObject({
  format: z.literal('teller-manifest/1'),
  kind: z.enum(['election', 'rehearsal']),
  title: Text(200),
  organisation: Text(200),
  opensAt: Instant,
  closesAt: Instant,
  contests: z.array(ContestSchema).check(z.minLength(1), z.maxLength(100)),
  issuers: z.array(IssuerSchema).check(z.minLength(1), z.maxLength(4)),
  entitlementKey: Base64url({ exactly: 65 }),
  ballotKey: BallotKeySchema,
  receiptKey: Base64url({ exactly: 65 }),
  roll: z.strictObject({ entries: z.int().check(z.gte(1), z.lte(100_000_000)), root: Hash }),
  officers: z.array(OfficerSchema).check(z.minLength(1), z.maxLength(20)),
  approvals: z.int().check(z.gte(1), z.lte(20)),
  office: z.strictObject({ relyingParty: Text(253), origin: Text(300) }),
  publication: z.literal('public'),
});

/** Why a manifest is refused although each of its fields is well formed. */
export type ManifestFault =
  | 'contests-share-an-id'
  | 'issuers-share-an-id'
  | 'issuers-share-an-origin'
  | 'issuer-lacks-a-contest'
  | 'issuing-keys-alike'
  | 'trustees-share-an-id'
  | 'ceremony-does-not-match-trustees'
  | 'no-trustee-to-spare'
  | 'officers-share-an-id'
  | 'too-few-officers'
  | 'closes-before-it-opens';

/** Checks what a schema can't: that the parts of a manifest fit each other. */
export function checkManifest(manifest: Manifest): Result<Manifest, ManifestFault> {
  const { contests, issuers, ballotKey, officers } = manifest;
  const contestIds = contests.map(({ id }) => id);
  if (!distinct(contestIds)) return err('contests-share-an-id');
  if (!distinct(issuers.map(({ id }) => id))) return err('issuers-share-an-id');
  if (!distinct(issuers.map(({ origin }) => origin))) return err('issuers-share-an-origin');
  for (const { keys } of issuers)
    if (keys.map(({ contest }) => contest).join() !== contestIds.join())
      return err('issuer-lacks-a-contest');
  // With one key for two contests a right to vote in the one gives a token for the other; with one
  // for two issuers the second signs nothing.
  if (!distinct(issuers.flatMap(({ keys }) => keys.map(({ modulus }) => modulus))))
    return err('issuing-keys-alike');
  const trusteeIds = ballotKey.trustees.map(({ id }) => id);
  if (!distinct(trusteeIds)) return err('trustees-share-an-id');
  if (
    ballotKey.ceremony.map(({ trustee }) => trustee).join() !== trusteeIds.join() ||
    ballotKey.ceremony.some(({ commitments }) => commitments.length !== ballotKey.threshold)
  )
    return err('ceremony-does-not-match-trustees');
  // One trustee may lose a share and nothing is lost.
  if (ballotKey.threshold >= trusteeIds.length) return err('no-trustee-to-spare');
  if (
    !distinct(officers.map(({ id }) => id)) ||
    !distinct(officers.map(({ credential }) => credential)) ||
    !distinct(officers.map(({ publicKey }) => publicKey))
  )
    return err('officers-share-an-id');
  if (officers.length < manifest.approvals) return err('too-few-officers');
  if (manifest.closesAt <= manifest.opensAt) return err('closes-before-it-opens');
  return ok(manifest);
}

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
