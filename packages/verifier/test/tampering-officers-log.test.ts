import { assert, defined, type Bytes } from '@teller/basics';
import { proposedIn, type Approval, type LogEntry } from '@teller/election';
import type { OfficerAct, ProposedAct } from '@teller/election';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdSampleElection, type SampleElection } from '@teller/rehearsal/sample';
import { SoftwarePasskey, type Changed } from '@teller/rehearsal';
import { check, failed, items, relogged, republished } from './support/tampering.ts';

let sample: SampleElection;
beforeAll(async () => {
  sample = await holdSampleElection();
});

const log = (change: (entry: LogEntry) => LogEntry | undefined): Map<string, Bytes> =>
  relogged(
    sample.files,
    sample.election,
    sample.log.flatMap((entry) => change(entry) ?? []),
  );

const acts = (type: OfficerAct['type']): LogEntry =>
  defined(
    sample.log.find(({ action }) => action.type === type),
    type,
  );

const proposed = (entry: LogEntry): ProposedAct =>
  defined(proposedIn(sample.log, sample.election, entry), 'an act');

const onlyThree = async (files: Map<string, Bytes>): Promise<string> => {
  const report = await check(files);
  // Trustees sign over the log as they saw it: of another one their shares are refused.
  expect(failed(report).filter((number) => number !== 7)).toEqual([3]);
  return items(report, 3);
};

const claimed = (type: OfficerAct['type'], at: string): Map<string, Bytes> =>
  republished(
    {
      ...sample,
      log: sample.log.map((entry) =>
        entry.action.type === type ? { ...entry, at, expires: at } : entry,
      ),
    },
    sample.files,
  );

const closedWith = (approvals: readonly Approval[]): Map<string, Bytes> =>
  log((entry) => (entry.action.type === 'close' ? { ...entry, approvals } : entry));

describe("the officers' log", () => {
  test('an approval dropped', async () => {
    const found = await onlyThree(closedWith(acts('close').approvals.slice(1)));
    expect(found).toMatch(/entry 3 \(close\) needs 2 different officers, has 1/);
  });

  test('an approval of another act used again', async () => {
    const found = await onlyThree(closedWith(acts('open').approvals));
    expect(
      found.match(/entry 3 \(close\), approval by \w+: approves-something-else/g),
    ).toHaveLength(2);
  });

  test('one officer twice', async () => {
    const [first] = acts('close').approvals;
    assert(first !== undefined, 'an approval');
    expect(await onlyThree(closedWith([first, first]))).toMatch(
      /needs 2 different officers, has 1/,
    );
    expect(await onlyThree(closedWith([...acts('close').approvals, first]))).toMatch(
      /an officer approved twice/,
    );
  });

  test('an approval signed for another officer, or by nobody who was enrolled', async () => {
    const [first, second] = acts('close').approvals;
    assert(first !== undefined && second !== undefined, 'two approvals');
    const renamed = { ...first, officer: 'ada' };
    expect(await onlyThree(closedWith([renamed, second]))).toMatch(
      /approval by ada: signature-does-not-hold/,
    );
    const stranger = SoftwarePasskey.make('dan', 'Dan').approve(
      sample.election,
      proposed(acts('close')),
    );
    expect(await onlyThree(closedWith([stranger, second]))).toMatch(
      /approval by dan: not-an-officer/,
    );
  });

  test('a passkey used on another site, with nobody there, or to register', async () => {
    const close = proposed(acts('close'));
    const kinds: readonly (readonly [Changed, RegExp])[] = [
      [{ origin: 'https://evil.example' }, /made-on-another-site/],
      [{ relyingParty: 'evil.example' }, /made-on-another-site/],
      [{ flags: 0x04 }, /nobody-was-present/],
      [{ flags: 0x01 }, /nobody-was-verified/],
      [{ type: 'webauthn.create' }, /not-an-assertion/],
    ];
    for (const [change, reason] of kinds) {
      const [bea, cem] = sample.officers.slice(1);
      assert(bea !== undefined && cem !== undefined, 'two officers');
      const approvals = [
        bea.approve(sample.election, close, change),
        cem.approve(sample.election, close),
      ];
      expect(await onlyThree(closedWith(approvals))).toMatch(reason);
    }
  });

  test('an officer who was never enrolled by the log', async () => {
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'enrol-officer' ? undefined : entry)),
    );
    expect(found).toMatch(/approval by cem: not-an-officer/);
  });

  test('an officer enrolled again under another name: still one passkey', async () => {
    const [ada, bea] = sample.officers;
    assert(ada !== undefined && bea !== undefined, 'two officers');
    const action: OfficerAct = {
      type: 'enrol-officer',
      officer: { ...ada.officer, id: 'ada-again' },
    };
    const enrolment = { ...acts('enrol-officer'), action };
    const entries = sample.log.toSpliced(2, 0, enrolment);
    const found = await onlyThree(relogged(sample.files, sample.election, entries));
    expect(found).toMatch(/\(enrol-officer\) is not allowed at this point: officer-already-known/);
  });

  test('another history of the same acts: the publication approves the log before the count', async () => {
    const first = sample.log.findIndex(({ action }) => action.type === 'release-shares');
    const [one, two] = sample.log.slice(first, first + 2);
    assert(one?.action.type === 'release-shares', 'a share');
    assert(two?.action.type === 'release-shares', 'another share');
    const found = await onlyThree(
      relogged(sample.files, sample.election, sample.log.toSpliced(first, 2, two, one)),
    );
    expect(found).toMatch(/\(counted\): the files, or the log before it, are not those/);
  });

  test('an approval is good for one place in the log and for a day', async () => {
    const close = sample.log.findIndex(({ action }) => action.type === 'close');
    // Nothing but an entry that changes no phase comes in between.
    const enrolment = sample.log.findIndex(({ action }) => action.type === 'enrol-officer');
    const entries = [...sample.log];
    entries.splice(close - 1, 0, ...entries.splice(enrolment, 1));
    const moved = relogged(sample.files, sample.election, entries);
    expect(items(await check(moved), 3)).toMatch(
      /\(enrol-officer\), approval by ada: approves-something-else/,
    );
    const late = log((entry) =>
      entry.action.type === 'close' ? { ...entry, at: '2026-11-10T11:00:01Z' } : entry,
    );
    expect(items(await check(late), 3)).toMatch(
      /\(close\) is not allowed at this point: proposal-lapsed/,
    );
  });

  test('times that officers in league claim: a close in 1970, an opening after the end', async () => {
    for (const [type, at] of [
      ['close', '1970-01-01T00:00:00Z'],
      ['open', '2026-11-09T12:00:00Z'],
      ['publish', '2026-11-09T12:39:59Z'],
    ] as const)
      expect(items(await check(claimed(type, at)), 3)).toMatch(
        new RegExp(`\\(${type}\\) is not allowed at this point: not-at-this-time`),
      );
  });

  test('an early close, or a late one, is said', async () => {
    const detail = async (at: string): Promise<string> => {
      const moved = sample.log.map((entry) =>
        entry.action.type === 'close' ? { ...entry, at, expires: at } : entry,
      );
      const report = await check(republished({ ...sample, log: moved }, sample.files));
      return report.findings[2]?.detail ?? '';
    };
    expect((await check(sample.files)).findings[2]?.detail).toMatch(
      /opened at 2026-11-02T09:00:00Z, as announced\. It was closed at 2026-11-09T12:00:00Z, as announced\./,
    );
    expect(await detail('2026-11-03T11:30:00Z')).toMatch(
      /closed at 2026-11-03T11:30:00Z, 6 days 30 minutes before the time announced, 2026-11-09T12:00:00Z/,
    );
    expect(await detail('2026-11-09T12:01:00Z')).toMatch(/1 minute after the time announced/);
  });

  test('an act left out: what follows is not allowed', async () => {
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'open' ? undefined : entry)),
    );
    expect(found).toMatch(/\(close\) is not allowed at this point: not-in-this-phase/);
  });

  test('publication left out', async () => {
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'publish' ? undefined : entry)),
    );
    expect(found).toMatch(/does not end with publication; the phase is counted/);
  });

  test('approvals on a step that needs none', async () => {
    const { approvals } = acts('open');
    const found = await onlyThree(
      log((entry) => (entry.action.type === 'seal' ? { ...entry, approvals } : entry)),
    );
    expect(found).toMatch(/\(seal\) has approvals that nobody needs/);
  });

  test('the seal left out: the checks that need it are not done', async () => {
    const report = await check(log((entry) => (entry.action.type === 'seal' ? undefined : entry)));
    expect(failed(report)).toContain(3);
    expect(report.findings[3]?.outcome).toBe('not-done');
    expect(report.findings[4]?.detail).toMatch(/no seal to compare the lists with/);
  });
});
