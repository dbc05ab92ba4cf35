// The books stop the count when what is entered does not add up: whatever a rule does wrong, no wrong
// sheet comes of it.
import { describe, expect, test } from 'vitest';
import { Ledger, type Movement } from '../src/ledger.ts';
import { Piles } from '../src/piles.ts';
import type { Parcel } from '../src/transcript.ts';
import { exact, noVotes, oneVote, worth, type Votes } from '../src/votes.ts';
import { papers } from '@teller/sample-papers/small';

const groups = papers('3 AB', '2 B');

function opened(piles = Piles.lay(2, groups)): Ledger {
  if (!piles.ok) throw new Error(piles.error.reason);
  const contest = { rule: 'scottish-2011', seats: 1, candidates: ['A', 'B'] } as const;
  return new Ledger(
    { ...contest, withdrawn: [], lot: undefined, groups, piles: piles.value },
    'first',
  );
}

const nothingDecided = { elected: [], excluded: [] };

/** Papers of A go to B: `given` whole votes leave A, `taken` come to B. */
function movement(given: number, taken: number, aside = 0): Movement {
  const parcel: Parcel = {
    received: oneVote,
    value: oneVote,
    papers: 3,
    to: [{ candidate: 1, papers: taken, votes: worth(taken, oneVote) }],
    nonTransferable: { papers: aside, votes: worth(aside, oneVote) },
  };
  return {
    action: { kind: 'exclusion', paragraph: 'out', candidate: 0 },
    parcels: [parcel],
    given: [{ candidate: 0, votes: worth(given, oneVote) }],
  };
}

describe('what is entered', () => {
  test('changes the totals; what is given and not taken is lost in rounding', () => {
    const ledger = opened();
    expect([ledger.votesOf(0), ledger.votesOf(1), ledger.valid]).toEqual([300_000, 200_000, 5]);
    ledger.enter(nothingDecided, movement(3, 1, 1));
    expect([ledger.votesOf(0), ledger.votesOf(1)]).toEqual([0, 300_000]);
    expect([ledger.nonTransferable, ledger.number]).toEqual([200_000, 2]);
    const { stages } = ledger.finish(nothingDecided, 'source', noVotes);
    expect(stages[1]).toMatchObject({ roundingLoss: 100_000, changes: [-300_000, 100_000] });
  });

  test('never makes votes', () => {
    expect(() => opened().enter(nothingDecided, movement(1, 2))).toThrow('never makes votes');
  });

  test('leaves nobody with fewer than none', () => {
    expect(() => opened().enter(nothingDecided, movement(4, 4))).toThrow('fewer than no votes');
  });

  test('adds up from the first stage on', () => {
    const lost: Parcel = {
      received: oneVote,
      value: oneVote,
      papers: 5,
      to: [{ candidate: 0, papers: 4, votes: worth(4, oneVote) }],
      nonTransferable: { papers: 0, votes: noVotes },
    };
    const losing = { deal: () => lost } as unknown as Piles;
    expect(() => opened({ ok: true, value: losing })).toThrow('sums to the valid papers');
  });

  test('adds up whoever else had votes changed', () => {
    const ledger = opened();
    (ledger.history[0] as Votes[])[1] = exact(1);
    expect(() => ledger.enter(nothingDecided, movement(3, 3))).toThrow('sums to the valid papers');
  });
});

test('nobody is elected or excluded twice', () => {
  const ledger = opened();
  ledger.setStanding(0, 'excluded');
  expect(() => ledger.setStanding(0, 'elected')).toThrow('only a continuing candidate');
  expect([ledger.continuing, ledger.elected]).toEqual([[1], []]);
});
