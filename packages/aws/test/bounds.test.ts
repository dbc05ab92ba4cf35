import { expect, test } from 'vitest';
import { bounded } from '../src/bounds.ts';

test.each([
  ['a long attempt is still connected within a second', { attempt: 60_000, attempts: 3 }, 1000],
  ['a short one within itself', { attempt: 500, attempts: 3 }, 500],
  [
    'a store on a busy machine as long as is said',
    { attempt: 10_000, attempts: 3, connect: 10_000 },
    10_000,
  ],
])('%s', (_, bounds, connectionTimeout) => {
  expect(bounded(bounds).requestHandler).toMatchObject({ connectionTimeout });
});
