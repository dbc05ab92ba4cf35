/** What a stage of the Scottish rule has to tell, for several seats and (as `av`) for one. */
import type { Fact, Idle } from './fact.ts';
import { outlook } from './reserved.ts';
import {
  electedAtQuota,
  electedToLastPlaces,
  excludedDoomed,
  excludedFewest,
  gained,
  lost,
  papersMoved,
  sorted,
  tie,
  totalOf,
  type At,
} from './every-rule.ts';

export function scottishFacts(at: At): readonly Fact[] {
  return [
    ...moved(at),
    ...electedAtQuota(at, '48(1)'),
    ...outlook(at),
    ...excluded(at),
    ...electedToLastPlaces(at, '53(1)'),
  ];
}

function moved(at: At): readonly Fact[] {
  const { count, stage } = at;
  const { action, candidate = 0, paragraph } = stage;
  if (action === 'first-preferences') {
    const { quota, valid, seats } = count;
    return [...sorted(at), { kind: 'whole-quota', quota, valid, seats, divisor: seats + 1 }];
  }
  if (action === 'surplus') return [...surplus(at), ...gained(at), ...lost(at)];
  const papers = papersMoved(stage);
  if (papers === 0) return [{ kind: 'no-papers', candidates: [candidate], paragraph }];
  const worth = stage.transfer.parcels.every(({ value }) => value === '1')
    ? 'one-vote'
    : 'as-received';
  return [
    { kind: 'papers-move-on', candidate, papers, worth, paragraph },
    ...gained(at),
    ...lost(at),
  ];
}

function surplus(at: At): readonly Fact[] {
  const { stage, before } = at;
  const { candidate = 0, surplus: above = '0', waiting = [], paragraph } = stage;
  const { parcels } = stage.transfer;
  const values = [...new Set(parcels.map(({ value }) => value))];
  const many = values.length > 3;
  return [
    { kind: 'has-surplus', candidate, surplus: above },
    ...tie(at, stage.tie, 'surplus'),
    ...(stage.tie !== undefined || waiting.length === 0
      ? []
      : [{ kind: 'largest-surplus', waiting, paragraph: '50(1)' } as const]),
    {
      kind: 'all-papers-pass-on',
      papers: papersMoved(stage),
      surplus: above,
      votes: before === undefined ? '0' : totalOf(before, candidate),
      values: many ? [values[0] ?? '', values.at(-1) ?? ''] : values,
      many,
      whole: parcels.length === 1 && parcels[0]?.received === '1',
      paragraph,
    },
  ];
}

function excluded(at: At): readonly Fact[] {
  const { exclusions } = at.stage;
  if (exclusions.some(({ reason }) => reason === 'doomed')) return excludedDoomed(at);
  const idle: Idle = at.count.seats === 1 ? 'no-quota' : 'no-surplus';
  return exclusions.flatMap((one) => excludedFewest(at, one, idle));
}
