import * as z from 'zod/mini';
import { Id, Text } from './text.ts';

/** Someone who stands. What is published about them is what they gave themselves. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** The slate as the candidate gave it. */
  readonly slate?: string;
  readonly statement?: string;
}

/** One thing to be decided: some places, some candidates, one counting rule. */
export interface Contest {
  readonly id: string;
  readonly title: string;
  readonly seats: number;
  /** Name of the counting rule, with its year: a rule never changes under its name. */
  readonly rule: string;
  /** In manifest order, which is the order of the numbers on a paper. 1 to 250 of them. */
  readonly candidates: readonly Candidate[];
}

export const CandidateSchema: z.ZodMiniType<Candidate> = z.strictObject({
  id: Id,
  name: Text(200),
  slate: z.exactOptional(Text(100)),
  statement: z.exactOptional(Text(5_000)),
});

export const ContestSchema: z.ZodMiniType<Contest> = z
  .strictObject({
    id: Id,
    title: Text(200),
    seats: z.int().check(z.gte(1), z.lte(250)),
    rule: Id,
    candidates: z.array(CandidateSchema).check(z.minLength(1), z.maxLength(250)),
  })
  .check(
    z.refine(
      ({ candidates }) => new Set(candidates.map(({ id }) => id)).size === candidates.length,
      { error: 'two candidates have the same id' },
    ),
  );
