import { expect, test } from 'vitest';
import { castAcrossTheClose, issueAcrossTheClose } from '@teller/rehearsal/world';
import { makeStores, seeded, SimulatedTime } from '@teller/rehearsal/world';

const seeds = process.env['SLOW'] ? Array.from({ length: 20 }, (_, n) => n + 1) : [1];

test.each(seeds)('every acknowledged ballot is in the list (seed %i)', async (seed) => {
  const { told, listed, again, byToken } = await castAcrossTheClose(makeStores(), {
    lifetime: 400,
    slow: 320,
    votes: 60,
    time: new SimulatedTime(Date.parse('2026-11-02T12:00:00Z')),
    random: seeded(seed),
  });
  // All that can happen did: acknowledged, refused, and unsure whether it was stored.
  expect(new Set(told)).toEqual(new Set(['receipt', 'being-sealed', 'took-too-long']));
  expect(told.filter((answer, n) => answer === 'receipt' && listed[n] !== true)).toEqual([]);
  // Who asks again is told for certain, and what they are told is what the list says.
  expect(again).toEqual(listed.map((is) => (is ? 'receipt' : 'closed')));
  expect(byToken).toEqual(listed.map((is) => (is ? 'receipt' : 'not-in-the-box')));
});

test('without the wait acknowledged ballots would be missing: the test can tell', async () => {
  const { told, listed } = await castAcrossTheClose(makeStores(), {
    lifetime: 400,
    drained: 0,
    slow: 180,
    votes: 60,
    time: new SimulatedTime(Date.parse('2026-11-02T12:00:00Z')),
    random: seeded(1),
  });
  const missing = told.filter((answer, n) => answer === 'receipt' && listed[n] !== true);
  expect(missing.length).toBeGreaterThan(0);
});

test.each(seeds)('every token given out is in the register (seed %i)', async (seed) => {
  const { told, registered } = await issueAcrossTheClose(makeStores(), {
    lifetime: 400,
    slow: 320,
    votes: 60,
    time: new SimulatedTime(Date.parse('2026-11-02T12:00:00Z')),
    random: seeded(seed),
  });
  expect(new Set(told)).toEqual(new Set(['token', 'being-sealed', 'took-too-long']));
  expect(told.filter((answer, n) => answer === 'token' && registered[n] !== true)).toEqual([]);
});

test('without the wait tokens would be missing from the register: the test can tell', async () => {
  const { told, registered } = await issueAcrossTheClose(makeStores(), {
    lifetime: 400,
    drained: 0,
    slow: 180,
    votes: 60,
    time: new SimulatedTime(Date.parse('2026-11-02T12:00:00Z')),
    random: seeded(1),
  });
  const missing = told.filter((answer, n) => answer === 'token' && registered[n] !== true);
  expect(missing.length).toBeGreaterThan(0);
});
