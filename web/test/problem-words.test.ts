import { problemNames, type Failure } from '@teller/api';
import { expect, test } from 'vitest';
import { failureWords } from '../src/frame/problem-words.ts';

const failures: readonly Failure[] = [
  ...problemNames.map(
    (name) => ({ kind: 'problem', name, issuedAt: '2026-11-02T12:00:00Z', id: '1' }) as Failure,
  ),
  { kind: 'no-answer' },
  { kind: 'not-understood', status: 200 },
];

test('where two clocks disagree, neither is blamed', () => {
  const { title, detail } = failureWords({ kind: 'problem', name: 'act-not-of-now' });
  expect(`${title} ${detail}`).toMatch(/your device.* ours.* If yours is right, ours is wrong/i);
});

test('every failure has a title, and sentences that say what to do', () => {
  expect(failures.length).toBeGreaterThan(40);
  for (const failure of failures) {
    const { title, detail } = failureWords(failure);
    expect(title).toMatch(/^[A-Z].{8,}[^.]$/);
    expect(detail).toMatch(/^[A-Z].{15,}\.$/);
  }
});
