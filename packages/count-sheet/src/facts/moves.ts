import { unreachable } from '@teller/basics';
import type { CountJson, StageJson } from '@teller/stv';
import { billionths, decimal } from './decimal.ts';
import type { Fact, Voted } from './fact.ts';

/** What was done with papers in a stage. */
export function moves(count: CountJson, stage: StageJson): readonly Fact[] {
  const before = count.stages[stage.stage - 2];
  switch (stage.action) {
    case 'first-preferences':
      return first(count, stage);
    case 'surplus':
      return [...surplus(count, stage), ...gains(stage, before), ...losses(count, stage)];
    case 'exclusion':
      return [
        papersMove(stage),
        ...gains(stage, before),
        ...losses(count, stage),
        ...quotaChanged(stage, before),
      ];
    case 'redistribution':
      return redistribution(stage, before);
    default:
      return unreachable(stage.action);
  }
}

function first(count: CountJson, stage: StageJson): readonly Fact[] {
  const quota = stage.quota ?? count.quota;
  return [
    { kind: 'first-preferences', papers: count.valid },
    ...(count.withoutPreference === 0
      ? []
      : [{ kind: 'not-counted', papers: count.withoutPreference } as const]),
    ...(count.rule === 'plurality' ? [] : [{ kind: 'quota', quota } as const]),
  ];
}

/** Scottish rule 49, ERS97 5.3: all papers, or those received last; each at a value, cut. */
function surplus({ rule, stages }: CountJson, stage: StageJson): readonly Fact[] {
  const { candidate = 0, waiting = [], transfer } = stage;
  const { parcels } = transfer;
  const papers = parcels.reduce((sum, parcel) => sum + parcel.papers, 0);
  const stay = parcels.reduce((sum, parcel) => sum + parcel.nonTransferable.papers, 0);
  const fromStart = stages[0]?.elected.includes(candidate) === true;
  // Highest first, as the papers were received.
  const values = parcels.map(({ value }) => value);
  const which = rule === 'ers97' && !fromStart ? 'received-last' : 'all';
  const value: Fact[] =
    papers === stay
      ? []
      : [{ kind: 'surplus-value', highest: values[0] ?? '0', lowest: values.at(-1) ?? '0' }];
  return [
    {
      kind: 'surplus',
      candidate,
      surplus: stage.surplus ?? '0',
      waiting: stage.tie === undefined ? waiting : [],
    },
    { kind: 'surplus-papers', candidate, which, papers, moving: papers - stay },
    ...value,
  ];
}

function papersMove({ candidate = 0, together = [], batch, transfer }: StageJson): Fact {
  const candidates = [candidate, ...together];
  const papers = transfer.parcels.reduce((sum, parcel) => sum + parcel.papers, 0);
  if (papers === 0) return { kind: 'no-papers-to-move', candidates };
  return {
    kind: 'papers-move',
    candidates,
    papers,
    ...(batch === undefined ? {} : { batch: { value: batch.value, one: batch.parts === 1 } }),
  };
}

/** What became of votes that no candidate has any longer. */
function losses({ rule }: CountJson, { action, transfer }: StageJson): readonly Fact[] {
  const { nonTransferable, roundingLoss } = transfer;
  if (rule === 'ers97' && action === 'surplus') {
    // What no paper carries on is one figure of the rule's sheet [5.3.10].
    const votes = decimal(billionths(nonTransferable.votes) + billionths(roundingLoss));
    return votes === '0' ? [] : [{ kind: 'surplus-remainder', votes }];
  }
  const { papers } = nonTransferable;
  if (papers === 0 && roundingLoss === '0') return [];
  const votes = decimal(billionths(nonTransferable.votes) + billionths(roundingLoss));
  return [
    {
      kind: 'non-transferable',
      votes,
      ...(papers === 0 ? {} : { papers }),
      ...(roundingLoss === '0' ? {} : { rounding: roundingLoss }),
    },
  ];
}

/** Meek's rule: from the second stage on everything is shared out anew. */
function redistribution(stage: StageJson, before: StageJson | undefined): readonly Fact[] {
  const candidates = before?.excluded ?? [];
  const keeping = Object.entries(stage.keepValues ?? {}).map(([candidate, votes]) => ({
    candidate: Number(candidate),
    votes,
  }));
  const { iterations = 1 } = stage;
  const { votes } = stage.transfer.nonTransferable;
  return [
    ...(candidates.length === 0 ? [] : [{ kind: 'passed-over', candidates } as const]),
    // How often, where it is more than once.
    { kind: 'shared-out-anew', ...(iterations > 1 ? { times: iterations } : {}) },
    ...(keeping.length === 0 ? [] : [{ kind: 'keep', candidates: keeping } as const]),
    ...gains(stage, before),
    ...(billionths(votes) > 0n ? [{ kind: 'left-with-nobody', votes } as const] : []),
    ...quotaChanged(stage, before),
  ];
}

function quotaChanged({ quota }: StageJson, before: StageJson | undefined): readonly Fact[] {
  if (quota === undefined || quota === before?.quota) return [];
  return [{ kind: 'quota-changed', quota }];
}

/** Who has more than before, those who gained most first. */
function gains(stage: StageJson, before: StageJson | undefined): readonly Fact[] {
  const gained = Object.entries(stage.totals)
    .map(([candidate, total]) => ({
      candidate: Number(candidate),
      gained: billionths(total) - billionths(before?.totals[candidate] ?? '0'),
    }))
    .filter(({ gained }) => gained > 0n)
    .sort((a, b) => Number(b.gained > a.gained) - Number(b.gained < a.gained));
  const candidates: Voted[] = gained.map((one) => ({
    candidate: one.candidate,
    votes: decimal(one.gained),
  }));
  return candidates.length === 0 ? [] : [{ kind: 'gain', candidates }];
}
