import { formatConstraint } from '../reserved/constraint.ts';
import type { ReservedPlaces, Stage, Transcript } from '../transcript.ts';
import type { ReservedJson, StageJson } from './count-json.ts';

/** The head of the count for other programs; constraints are as they are written for `parseConstraint`. */
export function reservedJson({
  source,
  constraints,
  lapse,
  places,
  short,
  missed,
}: ReservedPlaces): ReservedJson {
  const written = constraints.map(formatConstraint);
  return {
    source,
    constraints: written,
    lapse,
    places,
    short: short.map(({ constraint, standing }) => ({
      constraint: written[constraint] ?? '',
      standing,
    })),
    missed,
  };
}

/** What a stage tells of those guarded and doomed, with candidates from 1. */
export function outlookJson(
  { guarded, doomed, possibleSets, because }: Stage,
  { reserved }: Transcript,
): Pick<StageJson, 'guarded' | 'doomed' | 'possibleSets' | 'because'> {
  const written = (constraints: readonly number[]) =>
    constraints.flatMap((i) => reserved?.constraints[i] ?? []).map(formatConstraint);
  return {
    ...(guarded === undefined ? {} : { guarded: numbered(guarded) }),
    ...(doomed === undefined ? {} : { doomed: numbered(doomed) }),
    ...(possibleSets === undefined ? {} : { possibleSets }),
    ...(because === undefined
      ? {}
      : {
          because: because.map((one) => ({
            candidates: numbered(one.candidates),
            constraints: written(one.constraints),
          })),
        }),
  };
}

function numbered(candidates: readonly number[]): readonly number[] {
  return candidates.map((candidate) => candidate + 1);
}
