import { defined } from '@teller/basics';
import * as z from 'zod/mini';
import type { Manifest } from './manifest.ts';
import { OfficerSchema, type Officer } from './officer.ts';
import { Hash, Id, Instant } from './text.ts';

const phases = ['draft', 'open', 'closed', 'opened', 'counted', 'published', 'void'] as const;

export type Phase = (typeof phases)[number];

/** When voting opens, and when it closes: the first moment at which it is over. Both RFC 3339. */
export interface Hours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Where a contest stands, derived from the officers' log alone. */
export interface ContestStanding {
  readonly contest: string;
  readonly phase: Phase;
  /** Those in force: the manifest's, as far as no act has moved them. */
  readonly hours: Hours;
  readonly frozen: boolean;
  readonly sealed: boolean;
  /** Ids of the trustees whose shares are in. */
  readonly shares: readonly string[];
  /** Officers have asked for the count. */
  readonly countAsked: boolean;
  /** Hash of the record's contents, once counted. */
  readonly contents?: string;
}

/** Where an election stands: contest by contest, so that what befalls one doesn't stop the others. */
export interface Standing {
  /** When the last entry took effect; nothing comes before it. */
  readonly at?: string;
  /** Those in force: the manifest's, and those enrolled since. */
  readonly officers: readonly Officer[];
  /** In the manifest's order. */
  readonly contests: readonly ContestStanding[];
}

export const PhaseSchema: z.ZodMiniType<Phase> = z.enum(phases);

export const HoursSchema: z.ZodMiniType<Hours> = z.object({ opensAt: Instant, closesAt: Instant });

export const StandingSchema: z.ZodMiniType<Standing> = z.object({
  at: z.exactOptional(Instant),
  officers: z.array(OfficerSchema),
  contests: z.array(
    z.object({
      contest: Id,
      phase: PhaseSchema,
      hours: HoursSchema,
      frozen: z.boolean(),
      sealed: z.boolean(),
      shares: z.array(Id),
      countAsked: z.boolean(),
      contents: z.exactOptional(Hash),
    }),
  ),
});

/** Where an election of this manifest begins. */
export function start({ officers, contests, opensAt, closesAt }: Manifest): Standing {
  return {
    officers,
    contests: contests.map(({ id }) => ({
      contest: id,
      phase: 'draft',
      hours: { opensAt, closesAt },
      frozen: false,
      sealed: false,
      shares: [],
      countAsked: false,
    })),
  };
}

/** The contest that is furthest behind of those that are not void: what is to be done next is to be done there. */
export function furthestBehind({ contests }: Standing): ContestStanding {
  const [first] = contests.toSorted((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase));
  return defined(first, 'an election has contests');
}

/** The phase of the whole: that of the contest furthest behind; void once every contest is. */
export function phaseOf(standing: Standing): Phase {
  return furthestBehind(standing).phase;
}
