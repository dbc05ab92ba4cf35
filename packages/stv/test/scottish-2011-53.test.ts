import { expect, test } from 'vitest';
import { counted, papers, told } from '@teller/sample-papers/small';

test('53: as many candidates as places: all elected at stage 1, surpluses stay where they are', () => {
  const t = counted('ABC', 3, papers('9 AB', '1 C', '2 B'));
  expect(t.stages.length).toBe(1);
  expect(told(t, 1)).toBe(
    'first-preferences: A 9, B 2, C 1; elected A quota [48(1)];' +
      ' elected B last-vacancies [53(1)]; elected C last-vacancies [53(1)]',
  );
});

test('fewer candidates than seats: all elected, the rest of the seats stay empty', () => {
  const t = counted('AB', 4, papers('3 A', '2 B'));
  expect(t.elected).toEqual([0, 1]);
  expect(t.unfilled).toBe(2);
});

test('the papers of the last excluded candidate are transferred before the last places are filled', () => {
  // 9 papers, 2 seats: quota 4. B is the only one left, yet C's paper still brings B to the quota.
  const t = counted('ABC', 2, papers('4 A', '3 B', '1 C', '1 CB'));
  expect(t.stages.map((_, i) => told(t, i + 1))).toEqual([
    'first-preferences: A 4, B 3, C 2; elected A quota [48(1)]; excluded C [51(1)]',
    'exclusion of C: A 4, B 4, C 0; elected B quota [48(1)]',
  ]);
});

test('53 after an exclusion: its transfer shows, and the last candidate needs no quota', () => {
  // 11 papers, 2 seats: quota 4.
  const t = counted('ABC', 2, papers('4 A', '3 B', '2 C', '2 '));
  expect(t.valid).toBe(9);
  expect(t.stages.map((_, i) => told(t, i + 1))).toEqual([
    'first-preferences: A 4, B 3, C 2; elected A quota [48(1)]; excluded C [51(1)]',
    'exclusion of C: A 4, B 3, C 0; elected B last-vacancies [53(1)]',
  ]);
});

test('a surplus still waiting when the last places are filled is not transferred', () => {
  // 22 papers, 3 seats: quota 6. A's surplus of 6 at 0.5 brings C to the quota; B keeps 8.
  const t = counted('ABCD', 3, papers('12 AC', '8 BD', '1 C', '1 D'));
  expect(told(t, 2)).toBe('surplus of A: A 6, B 8, C 7, D 1; elected C quota [48(1)]');
  expect(t.stages.length).toBe(2);
});
