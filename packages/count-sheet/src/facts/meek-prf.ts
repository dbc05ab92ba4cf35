/** What a stage of a count by Meek’s method has to tell. */
import { compare } from './decimal.ts';
import type { Fact } from './fact.ts';
import { outlook } from './reserved.ts';
import {
  electedAtQuota,
  electedToLastPlaces,
  excludedDoomed,
  excludedFewest,
  gained,
  quotaOf,
  sorted,
  type At,
} from './every-rule.ts';

export function meekFacts(at: At): readonly Fact[] {
  const { exclusions } = at.stage;
  return [
    ...(at.stage.action === 'redistribution' ? redistributed(at) : opened(at)),
    ...electedAtQuota(at, 'B.2.c'),
    ...outlook(at),
    ...(exclusions.some(({ reason }) => reason === 'doomed')
      ? excludedDoomed(at)
      : exclusions.flatMap((one) => excludedFewest(at, one, 'nobody-more'))),
    ...electedToLastPlaces(at, 'C.1'),
    ...unelected(at),
  ];
}

function opened(at: At): readonly Fact[] {
  const { valid, seats } = at.count;
  return [
    ...sorted(at),
    { kind: 'meek-quota', quota: quotaOf(at), valid, seats, divisor: seats + 1 },
  ];
}

function redistributed(at: At): readonly Fact[] {
  const { count, stage, before } = at;
  const { iterations = 0, until = 'election', surplus = '0', keepValues = {} } = stage;
  const out = before?.exclusions ?? [];
  const keeps = count.candidates.flatMap((_, i) => {
    const value = keepValues[String(i + 1)];
    return value === undefined ? [] : [{ candidate: i + 1, value }];
  });
  const { votes } = stage.transfer.nonTransferable;
  return [
    ...(out.length === 0
      ? []
      : [
          {
            kind: 'passed-over',
            candidates: out.map(({ candidate }) => candidate),
            paragraph: out[0]?.paragraph ?? '',
          } as const,
        ]),
    { kind: 'shared-out', times: iterations, until, ...(until === 'stable' ? { surplus } : {}) },
    ...(keeps.length === 0 ? [] : [{ kind: 'keep-values', keeps } as const]),
    ...gained(at),
    ...(compare(votes, '0') > 0 ? [{ kind: 'left-on-papers', votes } as const] : []),
    ...quotaMoved(at),
  ];
}

function quotaMoved(at: At): readonly Fact[] {
  if (at.before === undefined) return [];
  const quota = quotaOf(at);
  const difference = compare(quota, at.before.quota ?? at.count.quota);
  const moved = difference === 0 ? 'not' : difference > 0 ? 'up' : 'down';
  return [{ kind: 'quota-moved', quota, moved }];
}

/** Who is left when all seats are filled [C.2]. */
function unelected({ count, stage }: At): readonly Fact[] {
  if (stage.stage < count.stages.length) return [];
  const gone = [
    ...count.withdrawn,
    ...count.stages.flatMap(({ elected, excluded }) => [...elected, ...excluded]),
  ];
  const candidates = count.candidates.map((_, i) => i + 1).filter((c) => !gone.includes(c));
  if (candidates.length === 0) return [];
  return [{ kind: 'not-elected', candidates, full: count.unfilled === 0 }];
}
