import { utf8 } from '@teller/basics';
import { loadIssuingKey, makeIssuingKey } from '@teller/protocol/node';
import { webBlindRsa } from '@teller/protocol/voter';
import { nodeBlindRsa } from '@teller/rehearsal/keys';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IssuingKey } from '@teller/protocol/node';

const message = utf8('a message');
let key: IssuingKey;
beforeAll(async () => {
  key = loadIssuingKey((await makeIssuingKey()).store());
});

describe('what one implementation blinds, the other finalizes', () => {
  test.each([
    ['node blinds, the library finalizes', nodeBlindRsa, webBlindRsa],
    ['the library blinds, node finalizes', webBlindRsa, nodeBlindRsa],
  ])('%s', async (_name, first, second) => {
    const { prepared, blindedMessage, inverse } = await first.blind(key.modulus, message);
    const answer = key.signBlind(blindedMessage);
    expect(answer.ok).toBe(true);
    if (!answer.ok) return;
    const signature = await second.finalize(key.modulus, prepared, answer.value, inverse);
    expect(signature?.length).toBe(384);
    const other = prepared.slice();
    other[0] = (other[0] ?? 0) ^ 1;
    expect(await second.finalize(key.modulus, other, answer.value, inverse)).toBeUndefined();
  });
});

test('each blinding of a message is another', async () => {
  const [a, b] = [
    await nodeBlindRsa.blind(key.modulus, message),
    await nodeBlindRsa.blind(key.modulus, message),
  ];
  expect(a.blindedMessage).not.toEqual(b.blindedMessage);
  expect(a.prepared).not.toEqual(b.prepared);
});
