import * as z from 'zod/mini';
import { ProvisionsSchema, type Provisions } from './provisions.ts';
import { Base64url, Hash, Id, Lines, Text } from './text.ts';

/** Someone who stands. What is published about them is what they gave themselves. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** The slate as the candidate gave it. */
  readonly slate?: string;
  /** SHA-256 of what they say to members, hex: statements/HASH.txt has it, in UTF-8. */
  readonly statement?: string;
}

/**
 * Places reserved for some of the candidates: of those elected at least, or at most, so many must be of
 * this group. Who counts is what the candidates said when they were nominated.
 */
export interface ReservedGroup {
  /** Whom it is about, for people: "women", "women or BAME members". */
  readonly name: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /**
   * Ids of the candidates who count towards it. Nothing more is said of them: of somebody who counts as
   * "women or BAME members" the manifest doesn't say which.
   */
  readonly candidates: readonly string[];
}

/** The reserved places of a contest. */
export interface ReservedPlaces {
  readonly groups: readonly ReservedGroup[];
  /** Where too few of a group stand: places stay empty, or others fill them. */
  readonly lapse: 'leave-vacant' | 'minimum-lapses';
}

/** What a contest is about, before there are keys for it. */
export interface ContestTerms {
  readonly id: string;
  readonly kind: 'places';
  readonly title: string;
  /** How to fill in the paper, where there is more to say than the page says of itself. */
  readonly instructions?: string;
  /** What is decided, for members. */
  readonly description?: string;
  readonly seats: number;
  /** Name of the counting rule, with its year: a rule never changes under its name. */
  readonly rule: string;
  /** In the order of the numbers on a paper. 1 to 250 of them. */
  readonly candidates: readonly Candidate[];
  /** What the elected must be together, where places are reserved. */
  readonly reserved?: ReservedPlaces;
  /** Those that differ from the manifest's. */
  readonly provisions?: Provisions;
}

/** The same as it is drafted: of a candidate who says something to members it has the text, not its hash. */
export type DraftContest = ContestTerms;

/** What a candidate says to members. */
export const StatementSchema: z.ZodMiniType<string> = Lines(5_000);

/** One thing to be decided: some places, some candidates, one counting rule. contests/ID.json. */
export interface Contest extends ContestTerms {
  readonly format: 'teller-contest/1';
  /** The key that papers are sealed to: uncompressed P-256 point, 65 bytes, base64url. */
  readonly ballotKey: string;
  /** The number of that key in the key ceremony. */
  readonly slot: number;
  /**
   * The issuers' keys for this contest, in the manifest's order: RSA moduli, big-endian, 384 bytes, base64url; the
   * exponent is 65537.
   */
  readonly moduli: readonly string[];
}

export const CandidateSchema: z.ZodMiniType<Candidate> = z.strictObject({
  id: Id,
  name: Text(200),
  slate: z.exactOptional(Text(100)),
  statement: z.exactOptional(Hash),
});

const ReservedGroupSchema: z.ZodMiniType<ReservedGroup> = z
  .strictObject({
    name: Text(100),
    atLeast: z.exactOptional(z.int().check(z.gte(1), z.lte(250))),
    atMost: z.exactOptional(z.int().check(z.gte(0), z.lte(250))),
    candidates: z.array(Id).check(z.maxLength(250)),
  })
  .check(
    z.refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, {
      error: 'a group has at least or at most so many places',
    }),
    z.refine(({ atLeast = 0, atMost = Infinity }) => atLeast <= atMost, {
      error: 'a group asks for more than it allows',
    }),
    z.refine(({ candidates }) => areDifferent(candidates), {
      error: 'a candidate is twice in a group',
    }),
  );

const ReservedPlacesSchema: z.ZodMiniType<ReservedPlaces> = z.strictObject({
  groups: z
    .array(ReservedGroupSchema)
    .check(z.minLength(1), z.maxLength(20))
    .check(
      z.refine((groups) => areDifferent(groups.map(({ name }) => name)), {
        error: 'two groups have the same name',
      }),
    ),
  lapse: z.enum(['leave-vacant', 'minimum-lapses']),
});

const terms = {
  id: Id,
  kind: z.literal('places'),
  title: Text(200),
  instructions: z.exactOptional(Lines(1_000)),
  description: z.exactOptional(Lines(5_000)),
  seats: z.int().check(z.gte(1), z.lte(250)),
  rule: Id,
  candidates: z.array(CandidateSchema).check(z.minLength(1), z.maxLength(250)),
  reserved: z.exactOptional(ReservedPlacesSchema),
  provisions: z.exactOptional(ProvisionsSchema),
};

const fitting = [
  z.refine<ContestTerms>(({ candidates }) => areDifferent(candidates.map(({ id }) => id)), {
    error: 'two candidates have the same id',
  }),
  z.refine<ContestTerms>(
    ({ candidates, reserved }) => {
      const standing = new Set(candidates.map(({ id }) => id));
      return (reserved?.groups ?? []).every((group) =>
        group.candidates.every((id) => standing.has(id)),
      );
    },
    { error: 'a reserved place names somebody who does not stand' },
  ),
  z.refine<ContestTerms>(
    ({ seats, reserved }) => (reserved?.groups ?? []).every(({ atLeast = 0 }) => atLeast <= seats),
    { error: 'more places are reserved for a group than there are' },
  ),
];

export const ContestTermsSchema: z.ZodMiniType<ContestTerms> = z
  .strictObject(terms)
  .check(...fitting);

export const ContestSchema: z.ZodMiniType<Contest> = z
  .strictObject({
    format: z.literal('teller-contest/1'),
    ...terms,
    ballotKey: Base64url({ exactly: 65 }),
    slot: z.int().check(z.gte(0), z.lte(999)),
    moduli: z.array(Base64url({ exactly: 384 })).check(z.minLength(1), z.maxLength(4)),
  })
  .check(...fitting);

function areDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
