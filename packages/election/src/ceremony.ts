import { canonicalBytes, sha256, toHex } from '@teller/basics';
import * as z from 'zod/mini';
import { Base64url, Hash, Id, Text } from './text.ts';

/** Slots beyond the contests that are planned, so that one more contest calls no trustee together again. */
export const spareSlots = 5;
/** As many as a manifest has contests, and the spare ones. */
const mostSlots = 105;
const mostTrustees = 20;

export interface Trustee {
  readonly id: string;
  readonly name: string;
}

/** A trustee, with the key that everything they say is signed with. */
export interface SigningTrustee extends Trustee {
  /** Uncompressed P-256 point, 65 bytes, base64url. */
  readonly signingKey: string;
}

/**
 * Who makes ballot keys together: agreed before anything is said, and before any manifest exists. Its
 * hash is the ceremony id.
 */
export interface CeremonyPlan {
  readonly format: 'teller-ceremony-plan/1';
  readonly organisation: string;
  /** 32 random bytes, base64url: no two ceremonies are the same. */
  readonly nonce: string;
  /** Keys of a rehearsal are never an election's: releasing the one would open the other. */
  readonly kind: 'election' | 'rehearsal';
  /** How many trustees are needed to open a contest. */
  readonly threshold: number;
  /** How many ballot keys are made: one a contest, and the spare ones. */
  readonly slots: number;
  /** Trustee number in the arithmetic = place in this list + 1. */
  readonly trustees: readonly SigningTrustee[];
}

/** What a trustee puts in for one slot (FROST DKG; names of RFC 9591 appendix C.2). */
export interface SlotCommitments {
  /** `threshold` compressed P-256 points (33 bytes each), base64url: the polynomial's commitment. */
  readonly commitments: readonly string[];
  /** Proof of knowledge of the constant term: 65 bytes, base64url. */
  readonly proof: string;
}

/** Something that a trustee signed. */
export interface Signed<T> {
  readonly said: T;
  /** ECDSA P-256 with SHA-256 by the trustee's signing key: r ‖ s, 64 bytes, base64url. */
  readonly signature: string;
}

/** The hash of a trustee's message. Everybody's must be in before anybody shows a message. */
export interface MessageHash {
  readonly format: 'teller-message-hash/1';
  /** Ceremony id, hex. */
  readonly ceremony: string;
  readonly trustee: string;
  readonly hash: string;
}

/** Round 1: all of a trustee's slots, in one message. */
export interface TrusteeMessage {
  readonly format: 'teller-trustee-message/1';
  readonly ceremony: string;
  readonly trustee: string;
  /** For deals of this ceremony only: uncompressed P-256 point, 65 bytes, base64url. */
  readonly encryptionKey: string;
  /** Whether the trustee's tool was their own, or a page that the deployment served. */
  readonly tool: 'own' | 'served';
  readonly slots: readonly SlotCommitments[];
}

/** Round 2: what one trustee sends to one other, so that nobody else can read it. */
export interface Deal {
  readonly format: 'teller-deal/1';
  readonly ceremony: string;
  readonly from: string;
  readonly to: string;
  /** Hash of all the messages that the dealer saw, hex. */
  readonly messages: string;
  /** HPKE to the receiver's encryption key, base64url: a scalar of 32 bytes for each slot. */
  readonly sealed: string;
}

/** A receiver's word that a deal is wrong. It can be checked by anybody: it publishes how the deal opens. */
export interface Complaint {
  readonly format: 'teller-complaint/1';
  readonly ceremony: string;
  readonly trustee: string;
  readonly deal: Signed<Deal>;
  /** Private half of the complaining trustee's encryption key: a P-256 scalar, 32 bytes, base64url. */
  readonly decryptionKey: string;
}

/** The end: a trustee compared the code, and every deal that they got fits. */
export interface CeremonyEnd {
  readonly format: 'teller-ceremony-end/1';
  readonly ceremony: string;
  readonly trustee: string;
  readonly messages: string;
}

/** The ceremony's transcript: ceremony.json, named in the manifest by its hash. */
export interface Ceremony {
  readonly format: 'teller-ceremony/1';
  readonly plan: CeremonyPlan;
  /** One a trustee, in the plan's order, as are `ends`. */
  readonly messages: readonly Signed<TrusteeMessage>[];
  /** The ballot key of each slot: uncompressed P-256 points, 65 bytes, base64url. */
  readonly keys: readonly string[];
  readonly ends: readonly Signed<CeremonyEnd>[];
}

/** A key that ballots are sealed to, with how it was made. Any `threshold` of the trustees can rebuild its private half. */
export interface BallotKey {
  /** Uncompressed P-256 point, 65 bytes, base64url. */
  readonly publicKey: string;
  readonly threshold: number;
  /** Trustee number in the arithmetic = place in this list + 1. */
  readonly trustees: readonly Trustee[];
  /** Of one slot: in the order of `trustees`. */
  readonly ceremony: readonly SlotCommitments[];
}

const point = Base64url({ exactly: 65 });
const Threshold = z.int().check(z.gte(2), z.lt(mostTrustees));

function signed<T>(said: z.ZodMiniType<T>): z.ZodMiniType<Signed<T>> {
  return z.strictObject({ said, signature: Base64url({ exactly: 64 }) });
}

export const CeremonyPlanSchema: z.ZodMiniType<CeremonyPlan> = z
  .strictObject({
    format: z.literal('teller-ceremony-plan/1'),
    organisation: Text(200),
    nonce: Base64url({ exactly: 32 }),
    kind: z.enum(['election', 'rehearsal']),
    threshold: Threshold,
    slots: z.int().check(z.gte(1), z.lte(mostSlots)),
    trustees: z
      .array(z.strictObject({ id: Id, name: Text(200), signingKey: point }))
      .check(z.minLength(3), z.maxLength(mostTrustees)),
  })
  .check(
    z.refine(({ threshold, trustees }) => threshold < trustees.length, {
      error: 'one lost share would lose the election',
    }),
    z.refine(({ trustees }) => areDifferent(trustees.map(({ id }) => id)), {
      error: 'two trustees have the same id',
    }),
    z.refine(({ trustees }) => areDifferent(trustees.map(({ signingKey }) => signingKey)), {
      error: 'two trustees have the same key',
    }),
  );

export const SignedHashSchema: z.ZodMiniType<Signed<MessageHash>> = signed(
  z.strictObject({
    format: z.literal('teller-message-hash/1'),
    ceremony: Hash,
    trustee: Id,
    hash: Hash,
  }),
);

export const SignedMessageSchema: z.ZodMiniType<Signed<TrusteeMessage>> = signed(
  z.strictObject({
    format: z.literal('teller-trustee-message/1'),
    ceremony: Hash,
    trustee: Id,
    encryptionKey: point,
    tool: z.enum(['own', 'served']),
    slots: z
      .array(
        z.strictObject({
          commitments: z
            .array(Base64url({ exactly: 33 }))
            .check(z.minLength(2), z.maxLength(mostTrustees)),
          proof: Base64url({ exactly: 65 }),
        }),
      )
      .check(z.minLength(1), z.maxLength(mostSlots)),
  }),
);

export const SignedDealSchema: z.ZodMiniType<Signed<Deal>> = signed(
  z.strictObject({
    format: z.literal('teller-deal/1'),
    ceremony: Hash,
    from: Id,
    to: Id,
    messages: Hash,
    sealed: Base64url({ atMost: 65 + 32 * mostSlots + 16 }),
  }),
);

export const SignedComplaintSchema: z.ZodMiniType<Signed<Complaint>> = signed(
  z.strictObject({
    format: z.literal('teller-complaint/1'),
    ceremony: Hash,
    trustee: Id,
    deal: SignedDealSchema,
    decryptionKey: Base64url({ exactly: 32 }),
  }),
);

export const SignedEndSchema: z.ZodMiniType<Signed<CeremonyEnd>> = signed(
  z.strictObject({
    format: z.literal('teller-ceremony-end/1'),
    ceremony: Hash,
    trustee: Id,
    messages: Hash,
  }),
);

export const CeremonySchema: z.ZodMiniType<Ceremony> = z.strictObject({
  format: z.literal('teller-ceremony/1'),
  plan: CeremonyPlanSchema,
  messages: z.array(SignedMessageSchema).check(z.minLength(3), z.maxLength(mostTrustees)),
  keys: z.array(point).check(z.minLength(1), z.maxLength(mostSlots)),
  ends: z.array(SignedEndSchema).check(z.minLength(3), z.maxLength(mostTrustees)),
});

export const TrusteeSchema: z.ZodMiniType<Trustee> = z.strictObject({ id: Id, name: Text(200) });

/** SHA-256 of the ceremony's canonical JSON, hex, as the manifest has it and trustees confirm it. */
export function ceremonyHash(ceremony: Ceremony): string {
  return toHex(sha256(canonicalBytes(ceremony)));
}

/** The ballot key of one slot, with what its shares are checked against. */
export function slotKey({ plan, messages, keys }: Ceremony, slot: number): BallotKey | undefined {
  const ceremony = messages.flatMap(({ said }) => said.slots[slot] ?? []);
  const publicKey = keys[slot];
  if (publicKey === undefined || ceremony.length !== plan.trustees.length) return undefined;
  const { threshold, trustees } = plan;
  return { publicKey, threshold, trustees, ceremony };
}

function areDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
