/** What a stage of a count by the Electoral Reform Society’s rules of 1997 has to tell. */
import { compare, billionths, sumOf, decimal } from './decimal.ts';
import type { Fact } from './fact.ts';
import { outlook } from './reserved.ts';
import {
  electedAtQuota,
  electionTie,
  excludedDoomed,
  excludedFewest,
  gained,
  papersMoved,
  quotaOf,
  sorted,
  tie,
  totalOf,
  voted,
  type At,
} from './every-rule.ts';

export function ers97Facts(at: At): readonly Fact[] {
  return [
    ...moved(at),
    ...electedAtQuota(at, `${electing[at.stage.action]}(a)`),
    ...onActiveVote(at),
    ...undecided(at),
    ...outlook(at),
    ...surplusesWait(at),
    ...excluded(at),
  ];
}

/** Which paragraph elects after each action. */
const electing = {
  'first-preferences': '5.1.7',
  surplus: '5.3.13',
  exclusion: '5.4.9',
  redistribution: '',
} as const;

function moved(at: At): readonly Fact[] {
  const { action } = at.stage;
  if (action === 'first-preferences') return [...sorted(at), firstQuota(at)];
  return action === 'surplus'
    ? [...surplus(at), ...gained(at), ...difference(at)]
    : [batch(at), ...gained(at), ...aside(at), ...quotaFalls(at)];
}

function firstQuota(at: At): Fact {
  const { valid, seats } = at.count;
  const quota = quotaOf(at);
  const divisor = seats + 1;
  const exact = billionths(quota) * BigInt(divisor) === billionths(String(valid));
  return { kind: 'quota-in-hundredths', quota, valid, seats, divisor, exact };
}

function quotaFalls({ count, stage, before }: At): readonly Fact[] {
  const { quota } = stage;
  if (quota === undefined || quota === before?.quota) return [];
  const active = billionths(String(count.valid)) - billionths(stage.nonTransferable);
  return [{ kind: 'quota-falls', quota, active: decimal(active), divisor: count.seats + 1 }];
}

function surplus(at: At): readonly Fact[] {
  const { count, stage } = at;
  const { candidate = 0, surplus: above = '0', waiting = [], paragraph } = stage;
  const [parcel] = stage.transfer.parcels;
  const first = count.stages[0]?.elected.includes(candidate) === true;
  const moving = parcel === undefined ? 0 : parcel.papers - parcel.nonTransferable.papers;
  return [
    { kind: 'has-surplus', candidate, surplus: above },
    ...tie(at, stage.tie, 'surplus'),
    ...(stage.tie !== undefined || waiting.length === 0
      ? []
      : [{ kind: 'largest-surplus', waiting, paragraph } as const]),
    ...(parcel === undefined
      ? []
      : [
          {
            kind: 'papers-with-next',
            candidate,
            papers: parcel.papers,
            moving,
            received: first ? 'first' : 'last',
          } as const,
        ]),
    ...(parcel === undefined || moving === 0
      ? []
      : [
          {
            kind: 'value-passed-on',
            value: parcel.value,
            single: moving === 1,
            ...(compare(parcel.value, parcel.received) < 0
              ? { divided: { surplus: above, moving } }
              : {}),
          } as const,
        ]),
  ];
}

/** What of a surplus went with no paper. */
function difference({ stage: { transfer } }: At): readonly Fact[] {
  const { nonTransferable, roundingLoss } = transfer;
  const votes = sumOf([nonTransferable.votes, roundingLoss]);
  if (votes === '0') return [];
  const why = nonTransferable.votes === '0' ? 'cutting' : 'too-few-papers';
  return [{ kind: 'surplus-not-passed-on', votes, why }];
}

function batch({ stage }: At): Fact {
  const { candidate = 0, together = [], batch: moving, paragraph } = stage;
  const candidates = [candidate, ...together];
  const papers = papersMoved(stage);
  if (moving === undefined || papers === 0) return { kind: 'no-papers', candidates, paragraph };
  const { value, part, parts } = moving;
  return {
    kind: 'batch-moves-on',
    candidates,
    papers,
    value,
    ...(parts === 1 ? {} : { batch: { part, parts } }),
    paragraph: part === 1 ? paragraph : '5.4.11',
  };
}

function aside({ stage: { transfer } }: At): readonly Fact[] {
  const { papers, votes } = transfer.nonTransferable;
  return papers === 0 ? [] : [{ kind: 'non-transferable', votes, papers }];
}

function onActiveVote(at: At): readonly Fact[] {
  const { action, activeVote = [] } = at.stage;
  return activeVote.flatMap(({ candidate, needed = '0' }) => [
    {
      kind: 'elected-on-active-vote',
      candidate,
      votes: totalOf(at.stage, candidate),
      needed,
      paragraph: `${electing[action]}(b)`,
    } as const,
    ...electionTie(at, candidate),
  ]);
}

function undecided({ count, stage: { undecided: candidates } }: At): readonly Fact[] {
  if (candidates === undefined) return [];
  return [{ kind: 'undecided', candidates, reserved: count.reserved !== undefined }];
}

function surplusesWait({ stage: { deferred, guarded } }: At): readonly Fact[] {
  if (deferred === undefined) return [];
  const between = deferred.paragraph === '5.2.2(a)' ? 'lowest' : 'next';
  return [{ kind: 'surpluses-wait', ...deferred, between, guarded: guarded !== undefined }];
}

function excluded(at: At): readonly Fact[] {
  const { exclusions, lastVacancies, guarded, deferred } = at.stage;
  const out = exclusions.map(({ candidate, votes }) => ({ candidate, votes }));
  const ties = exclusions.flatMap((one) => tie(at, one.tie, 'exclusion'));
  if (lastVacancies.length > 0) {
    const candidates = voted(at.stage, lastVacancies);
    return [
      ...ties,
      { kind: 'elected-without-exclusion', candidates, instead: out, paragraph: '5.5.1' },
      ...(out.length === 0
        ? []
        : [{ kind: 'excluded-formally', candidates: out, after: 'last-places' } as const]),
    ];
  }
  const [first] = exclusions;
  if (first === undefined) return [];
  if (first.paragraph === '5.5.2')
    return [{ kind: 'excluded-formally', candidates: out, after: 'full' }];
  if (first.reason === 'doomed') return excludedDoomed(at);
  if (exclusions.length === 1) return [...excludedFewest(at, first), ...heldBack(at)];
  return [
    ...ties,
    {
      kind: 'excluded-together',
      candidates: out,
      total: sumOf([...out.map(({ votes }) => votes), deferred?.total ?? '0']),
      waiting: deferred !== undefined,
      guarded: guarded !== undefined,
      paragraph: first.paragraph,
    },
    ...heldBack(at),
  ];
}

/** Why no more go together. */
function heldBack({ stage: { allowedTogether, exclusions } }: At): readonly Fact[] {
  if (allowedTogether === undefined) return [];
  return [{ kind: 'fewer-together', allowed: allowedTogether, going: exclusions.length }];
}
