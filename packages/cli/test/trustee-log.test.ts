// What a trustee's own tool refuses before it hands in a share.
import { assert } from '@teller/basics';
import { entryHash, propose, type LogEntry } from '@teller/election';
import { checkChain, nextEntry } from '@teller/record';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { beforeAll, expect, test } from 'vitest';
import { logFault } from '../src/trustee/check-log.ts';

let sample: SampleElection;
let sealed: readonly LogEntry[];
const after = Date.parse('2026-12-01T00:00:00Z');

beforeAll(async () => {
  sample = await holdSampleElection();
  const seal = sample.log.findIndex(({ action }) => action.type === 'seal');
  sealed = sample.log.slice(0, seal + 1);
});

const faultOf = (log: readonly LogEntry[], now = after): Promise<string | undefined> =>
  logFault(log, sample.election, sample.manifest, now);

/** The log with another entry in the place of one, and the rest chained to it again. */
function changed(at: number, change: (entry: LogEntry) => LogEntry): readonly LogEntry[] {
  const log: LogEntry[] = [];
  for (const [n, entry] of sealed.entries()) {
    const last = log.at(-1);
    const previous = last === undefined ? sample.election : entryHash(last);
    log.push({ ...(n === at ? change(entry) : entry), previous });
  }
  assert(checkChain(log, sample.election).ok, 'chained again');
  return log;
}

test('a log with its seal, and nothing less', async () => {
  expect(await faultOf(sealed)).toBeUndefined();
  expect(await faultOf(sealed.slice(0, -1))).toMatch(/no ballot lists are sealed/);
});

test('acts of the future are not taken for done', async () => {
  const opening = Date.parse(sample.manifest.opensAt);
  expect(await faultOf(sealed, opening - 3_600_000)).toMatch(/a time that has not come/);
});

test('every approval has to hold, and nobody’s counts twice', async () => {
  const freeze = sealed.findIndex(({ action }) => action.type === 'freeze');
  const [first] = sealed[freeze]?.approvals ?? [];
  assert(first !== undefined, 'the freeze has approvals');
  const twice = changed(freeze, (entry) => ({ ...entry, approvals: [...entry.approvals, first] }));
  expect(await faultOf(twice)).toMatch(/has an approval that doesn’t hold/);
  const stranger = { ...first, officer: 'stranger' };
  const strange = changed(freeze, (entry) => ({
    ...entry,
    approvals: [...entry.approvals, stranger],
  }));
  expect(await faultOf(strange)).toMatch(/has an approval that doesn’t hold/);
});

test('a void election gets no shares', async () => {
  const { election, officers } = sample;
  const at = '2026-11-10T00:00:00Z';
  const action = { type: 'void', reason: 'The roll was wrong.' } as const;
  const proposed = propose({ log: sealed, election }, action, Date.parse(at));
  const approvals = officers.slice(0, 2).map((officer) => officer.approve(election, proposed));
  const { contests, expires } = proposed;
  const entry = nextEntry(sealed, election, { at, contests, action, expires }, approvals);
  expect(await faultOf([...sealed, entry])).toBe('the election is void');
});
