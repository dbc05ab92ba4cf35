import { grouped } from '@teller/basics';
import { expect, test } from 'vitest';

test.each([
  [0, '0'],
  [999, '999'],
  [4684, '4,684'],
  [1234567, '1,234,567'],
  [-1000, '-1,000'],
  ['12954.90000', '12,954.90000'],
  ['-123.4567', '-123.4567'],
  [10n ** 18n, '1,000,000,000,000,000,000'],
])('%s is written %s', (number, text) => {
  expect(grouped(number)).toBe(text);
});
