import { defined } from '@teller/basics';
import { planCeremony } from '@teller/rehearsal/keys';
import { describe, expect, test } from 'vitest';
import { hashMessage } from '../src/index.ts';
import { nodeRandom } from '../src/node/index.ts';
import {
  codeOf,
  fixHashes,
  joinCeremony,
  makeDeals,
  messageHashOf,
  takeDeals,
  takeMessages,
  type TrusteePart,
} from '../src/trustee/index.ts';
import { deals, hashes, joined, keys, messages, of, plan, reason, shown } from './held-ceremony.ts';
import { value } from './vectors.ts';

const [ada, ben] = [defined(shown[0], ''), defined(shown[1], '')];

/** What one trustee sees of an office that plays all the others: a plan, messages and keys of its own. */
function view(place: number): TrusteePart {
  const { plan: theirs, keys: own } = planCeremony(of, nodeRandom);
  const trusteesShown = theirs.trustees.map((one, i) =>
    i === place ? defined(plan.trustees[i], '') : one,
  );
  const shownPlan = { ...theirs, trustees: trusteesShown };
  const played = own.map((key, i) =>
    value(joinCeremony(i === place ? defined(keys[i], '') : key, shownPlan, 'own')),
  );
  const part = value(fixHashes(defined(played[place], ''), played.map(messageHashOf)));
  return value(
    takeMessages(
      part,
      played.map(({ message }) => message),
    ),
  );
}

describe('an office that carries the messages and puts in keys of its own', () => {
  test('can’t swap an encryption key under the trustee’s signature', () => {
    const [, real] = messages;
    const key = defined(keys[0], '');
    const mallory = value(joinCeremony(key, plan, 'own')).message.said;
    const said = { ...defined(real, '').said, encryptionKey: mallory.encryptionKey };
    const swapped = messages.map((one, i) =>
      i === 1 ? { said, signature: defined(real, '').signature } : one,
    );
    const known = hashes.map((one, i) =>
      i === 1 ? { ...one, said: { ...one.said, hash: hashMessage(said) } } : one,
    );
    const first = defined(joined[0], '');
    expect(reason(fixHashes(first, known))).toBe('signature-does-not-hold');
    expect(reason(takeMessages(value(fixHashes(first, hashes)), swapped))).toBe(
      'message-differs-from-its-hash',
    );
  });

  test('is caught by the code when it swaps signing keys too: no deal leaves', async () => {
    const [adas, bens] = [view(0), view(1)];
    // Everything holds in each view, and the office could open every deal; but Ben reads his code to Ada.
    expect(codeOf(adas)).not.toBe(codeOf(bens));
    expect(reason(await makeDeals(adas, codeOf(bens) ?? ''))).toBe('code-differs');
    expect(reason(await makeDeals(bens, codeOf(adas) ?? ''))).toBe('code-differs');
  });

  test('a trustee who has not compared takes no deals either; the code may be typed as it was heard', async () => {
    expect(reason(await takeDeals(ada, deals))).toBe('code-differs');
    const typed = (codeOf(ben) ?? '').toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l');
    expect((await makeDeals(ada, typed)).ok).toBe(true);
  });
});
