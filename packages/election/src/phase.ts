import { err, ok, unreachable, type Result } from '@teller/basics';
import * as z from 'zod/mini';
import type { Action } from './action.ts';
import type { Manifest } from './manifest.ts';
import { Hash, Id, Instant } from './text.ts';

const phases = ['draft', 'open', 'closed', 'opened', 'counted', 'published', 'void'] as const;

export type Phase = (typeof phases)[number];

/** When voting opens, and when it closes: the first moment at which it is over. Both RFC 3339. */
export interface Hours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Where an election stands, derived from the officers' log alone. */
export interface Standing {
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

export const PhaseSchema: z.ZodMiniType<Phase> = z.enum(phases);

export const HoursSchema: z.ZodMiniType<Hours> = z.object({ opensAt: Instant, closesAt: Instant });

export const StandingSchema: z.ZodMiniType<Standing> = z.object({
  phase: PhaseSchema,
  hours: HoursSchema,
  frozen: z.boolean(),
  sealed: z.boolean(),
  shares: z.array(Id),
  countAsked: z.boolean(),
  contents: z.exactOptional(Hash),
});

/** Where an election of this manifest begins. */
export function start({ opensAt, closesAt }: Hours): Standing {
  return {
    phase: 'draft',
    hours: { opensAt, closesAt },
    frozen: false,
    sealed: false,
    shares: [],
    countAsked: false,
  };
}

export type Refusal =
  | 'not-in-this-phase'
  | 'already-done'
  | 'unknown-trustee'
  | 'not-sealed-yet'
  | 'contents-differ';

/** The legal steps of an election, and nothing else: where an action leads from a standing. */
export function after(
  standing: Standing,
  action: Action,
  manifest: Manifest,
): Result<Standing, Refusal> {
  const { phase } = standing;
  switch (action.type) {
    case 'freeze':
      if (phase !== 'draft') return err('not-in-this-phase');
      return standing.frozen ? err('already-done') : ok({ ...standing, frozen: true });
    case 'enrol-officer':
      return phase === 'published' || phase === 'void' ? err('not-in-this-phase') : ok(standing);
    case 'open':
      if (phase !== 'draft' || !standing.frozen) return err('not-in-this-phase');
      return ok({ ...standing, phase: 'open' });
    case 'close':
      return phase === 'open' ? ok({ ...standing, phase: 'closed' }) : err('not-in-this-phase');
    case 'seal':
      if (phase !== 'closed') return err('not-in-this-phase');
      return standing.sealed ? err('already-done') : ok({ ...standing, sealed: true });
    case 'release-share': {
      if (phase !== 'closed' && phase !== 'opened') return err('not-in-this-phase');
      if (!standing.sealed) return err('not-sealed-yet');
      if (!manifest.trustees.some(({ id }) => id === action.trustee)) return err('unknown-trustee');
      if (standing.shares.includes(action.trustee)) return err('already-done');
      const shares = [...standing.shares, action.trustee];
      const enough = shares.length >= manifest.threshold;
      return ok({ ...standing, shares, phase: enough ? 'opened' : phase });
    }
    case 'count':
      if (phase !== 'opened') return err('not-in-this-phase');
      return standing.countAsked ? err('already-done') : ok({ ...standing, countAsked: true });
    case 'counted':
      if (phase !== 'opened' || !standing.countAsked) return err('not-in-this-phase');
      return ok({ ...standing, phase: 'counted', contents: action.contents });
    case 'publish':
      if (phase !== 'counted') return err('not-in-this-phase');
      if (action.contents !== standing.contents) return err('contents-differ');
      return ok({ ...standing, phase: 'published' });
    case 'void':
      return phase === 'published' || phase === 'void'
        ? err('not-in-this-phase')
        : ok({ ...standing, phase: 'void' });
    default:
      return unreachable(action);
  }
}
