import { ordinal } from '@teller/basics';
import { expect, test } from 'vitest';

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [102, '102nd'],
  [113, '113th'],
])('%i is written %s', (number, text) => {
  expect(ordinal(number)).toBe(text);
});
