import * as z from 'zod/mini';
import { Instant, Lines, Text } from './text.ts';

/**
 * What happens to a candidate's place: they are passed over in the count; they are counted, and a place they win
 * is vacant; or the contest is held again.
 */
export type Consequence = 'passed-over' | 'place-vacant' | 'held-again';

/**
 * What is fixed before the poll because afterwards everybody knows who gains by it. The manifest has those that are
 * common to all contests; a contest has those of its own, each in place of the common one. Where neither has
 * one, the organisation's own rules decide and the record says nothing of it.
 */
export interface Provisions {
  /** What follows when a candidate dies, withdraws or is disqualified between the freeze and the seal. */
  readonly ceasingToStand?: {
    readonly death?: Consequence;
    readonly withdrawal?: Consequence;
    readonly disqualification?: Consequence;
  };
  /** How a place is filled that falls vacant later: by counting the same papers again, by a new poll, or not at all. */
  readonly casualVacancy?: 'countback' | 'by-election' | 'left-vacant';
  /** The end may be moved no later than `latest`, and on these grounds only. Without it there is no extension. */
  readonly extension?: { readonly latest: string; readonly grounds: string };
  /** Complaints are taken for so many hours from the publication; `to`: where they go. */
  readonly complaints?: { readonly hours: number; readonly to: string };
  /** A provisional result can be made final no sooner than so many hours from its publication. */
  readonly finalAfter?: number;
}

const ConsequenceSchema: z.ZodMiniType<Consequence> = z.enum([
  'passed-over',
  'place-vacant',
  'held-again',
]);

/** A year. */
const Hours: z.ZodMiniType<number> = z.int().check(z.gte(0), z.lte(8_760));

export const ProvisionsSchema: z.ZodMiniType<Provisions> = z
  .strictObject({
    ceasingToStand: z.exactOptional(
      z.strictObject({
        death: z.exactOptional(ConsequenceSchema),
        withdrawal: z.exactOptional(ConsequenceSchema),
        disqualification: z.exactOptional(ConsequenceSchema),
      }),
    ),
    casualVacancy: z.exactOptional(z.enum(['countback', 'by-election', 'left-vacant'])),
    extension: z.exactOptional(z.strictObject({ latest: Instant, grounds: Lines(1_000) })),
    complaints: z.exactOptional(z.strictObject({ hours: Hours, to: Text(500) })),
    finalAfter: z.exactOptional(Hours),
  })
  .check(
    z.refine(({ complaints, finalAfter }) => (complaints?.hours ?? 0) <= (finalAfter ?? Infinity), {
      error: 'the result would be final while complaints are still taken',
    }),
  );
