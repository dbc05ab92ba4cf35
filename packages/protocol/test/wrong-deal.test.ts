import { assert, defined, toBase64url } from '@teller/basics';
import type { Deal, Signed } from '@teller/election';
import { describe, expect, test } from 'vitest';
import { judgeComplaint } from '../src/index.ts';
import { nodePrimitives, nodeRandom } from '../src/node/index.ts';
import { codeOf, makeDeals, takeDeals, type WrongDeal } from '../src/trustee/index.ts';
import { signAs } from '../src/ballot-key/ceremony/signed.ts';
import { dealt, deals, messages, plan, reason, secret, shown } from './held-ceremony.ts';
import { value } from './vectors.ts';

/** Cleo's deal to Ada, with a wrong value for one slot, or with too few of them. */
async function cheating(slot: number | 'short'): Promise<readonly Signed<Deal>[]> {
  const cleo = defined(shown[2], '');
  const bad =
    slot === 'short'
      ? { ...cleo, plan: { ...plan, slots: 2 } }
      : { ...cleo, key: { ...cleo.key, seed: toBase64url(nodeRandom(32)) } };
  const made = value(await makeDeals(bad, codeOf(cleo) ?? ''));
  const to = defined(
    made.deals.find(({ said }) => said.to === 'ada'),
    '',
  );
  const said = { ...to.said, ceremony: defined(deals[0], '').said.ceremony };
  return deals.map((one) =>
    one.said.from === 'cleo' && one.said.to === 'ada' ? signAs(secret(2), said) : one,
  );
}

async function complaintOf(all: readonly Signed<Deal>[]): Promise<WrongDeal> {
  const taken = await takeDeals(defined(dealt[0], ''), all);
  assert(!taken.ok && taken.error.reason === 'wrong-deal', 'the deal is refused');
  return taken.error as WrongDeal;
}

describe('a wrong deal', () => {
  test('is named, and whoever reads the complaint names the dealer too', async () => {
    const fault = await complaintOf(await cheating(0));
    expect(fault).toMatchObject({ trustee: 'cleo', slot: 0 });
    const complaint = defined(fault.complaint, 'a deal that was signed');
    const verdict = await judgeComplaint(plan, messages, complaint, nodePrimitives.openSealed);
    expect(verdict).toEqual({ ok: true, value: { at: 'dealer', trustee: 'cleo', slot: 0 } });
  });

  test('that doesn’t open, for its length or bound to another ceremony, is the dealer’s as well', async () => {
    const fault = await complaintOf(await cheating('short'));
    const complaint = defined(fault.complaint, 'a deal that was signed');
    const verdict = await judgeComplaint(plan, messages, complaint, nodePrimitives.openSealed);
    expect(verdict).toEqual({ ok: true, value: { at: 'dealer', trustee: 'cleo' } });
  });

  test('a complaint without cause names who complained', async () => {
    const { complaint } = await complaintOf(await cheating(0));
    const { said } = defined(complaint, '');
    const good = defined(
      deals.find(({ said }) => said.from === 'cleo' && said.to === 'ada'),
      '',
    );
    const others = defined(
      deals.find(({ said }) => said.to === 'dan'),
      '',
    );
    const names = { ok: true, value: { at: 'complainant', trustee: 'ada' } };
    for (const change of [
      // The deal is right.
      { deal: good },
      // It was for somebody else.
      { deal: others },
      // The dealer didn't sign it.
      { deal: { ...said.deal, said: { ...said.deal.said, sealed: good.said.sealed } } },
      // The key is another's, so that a right deal would seem not to open.
      { deal: good, decryptionKey: toBase64url(nodeRandom(32)) },
    ]) {
      const made = signAs(secret(0), { ...said, ...change });
      expect(await judgeComplaint(plan, messages, made, nodePrimitives.openSealed)).toEqual(names);
    }
  });

  test('a complaint that a trustee didn’t sign names nobody', async () => {
    const { complaint } = await complaintOf(await cheating(0));
    const forged = signAs(secret(1), defined(complaint, '').said);
    const judged = await judgeComplaint(plan, messages, forged, nodePrimitives.openSealed);
    expect(reason(judged)).toBe('signature-does-not-hold');
  });

  test('a deal that was lost or changed on the way is asked for again: nobody is blamed', async () => {
    const without = deals.filter(({ said }) => !(said.from === 'cleo' && said.to === 'ada'));
    expect(await complaintOf(without)).toEqual({
      reason: 'wrong-deal',
      trustee: 'cleo',
      complaint: undefined,
    });
  });
});
