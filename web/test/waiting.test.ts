import type { OfficeView } from '@teller/api';
import { expect, test } from 'vitest';
import { waitingFor } from '../src/office/waiting.ts';
import { words } from '../src/office/words.ts';

const say = words.acts;
const at = '2026-11-02T12:00:00Z';
const soon = Date.parse(at) + 60_000;
const late = Date.parse(at) + 3_600_000;

/** An election in this phase, whose last entry in the log is of noon. */
function viewIn(
  phase: OfficeView['phase'],
  standing: { readonly sealed?: boolean; readonly countAsked?: boolean } = {},
): OfficeView {
  const contests = [{ phase, shares: ['one'], ...standing }];
  return { phase, standing: { contests }, log: [{ at }] } as unknown as OfficeView;
}

test.each([
  ['closed, not sealed', viewIn('closed', { sealed: false }), say.waitClosed],
  ['counted', viewIn('opened', { countAsked: true }), say.waitCount],
  ['published, no record', viewIn('published'), say.waitRecord],
])('%s: what the service works at, since when, and that it takes too long', (_, view, text) => {
  expect(waitingFor(view, 2, false, soon)).toEqual({ text, since: at, late: false });
  expect(waitingFor(view, 2, false, late)).toEqual({ text, since: at, late: true });
});

test('trustees are never late, and what is done is not waited for', () => {
  const sealed = viewIn('closed', { sealed: true });
  expect(waitingFor(sealed, 2, false, late)).toEqual({ text: say.waitShares(1, 2), late: false });
  for (const view of [viewIn('open'), viewIn('opened'), viewIn('counted')])
    expect(waitingFor(view, 2, false, late)).toBeUndefined();
  expect(waitingFor(viewIn('published'), 2, true, late)).toBeUndefined();
});
