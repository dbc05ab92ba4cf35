import { box, issuer, roll } from '@teller/api';
import { assert } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { call, callAt } from '../../api/call.ts';
import type { Carried, CastPorts } from './cast.ts';
import {
  eraseCarried,
  readCarried,
  readPrivate,
  writeCarried,
  writePrivate,
  type Owner,
} from '../device/kept.ts';
import type { Sealing } from './sealing.ts';

/** What this device holds for one contest: a begun cast, or the receipt of a finished one. */
export function carriedFor(owner: Owner, contest: string): Carried | undefined {
  const carried = readCarried(owner)?.[contest];
  if (carried) return carried;
  const receipt = readPrivate(owner, 'receipts')?.[contest];
  return receipt && { stage: 'received', receipt };
}

/** The contests in which this device holds anything of this voter's. */
export function carriedContests(owner: Owner): readonly string[] {
  return [
    ...Object.keys(readCarried(owner) ?? {}),
    ...Object.keys(readPrivate(owner, 'receipts') ?? {}),
  ];
}

/** The contests whose ballots are sealed on this device and not known to be in the box. */
export function undelivered(owner: Owner): readonly string[] {
  return Object.entries(readCarried(owner) ?? {})
    .filter(([, { stage }]) => stage === 'sealed')
    .map(([contest]) => contest);
}

/** Casting with this device's storage and the real services. */
export function castPorts(owner: Owner, { issuers }: Manifest, sealing: Sealing): CastPorts {
  return {
    ...sealing,
    read: (contest) => carriedFor(owner, contest),
    write: (contest, carried) => writeStep(owner, contest, carried),
    askEntitlements: (contest) => call(roll.entitle, { body: { contests: [contest] } }),
    askToken: (place, entitlement, blindedMessage) => {
      const asked = issuers[place];
      assert(asked !== undefined, 'there is a blinded message for each issuer');
      return callAt(asked.origin)(issuer.issueToken, { body: { entitlement, blindedMessage } });
    },
    // The box must not learn who posts: no cookie goes to its routes.
    post: (ballot) => call(box.castBallot, { body: { ballot } }),
    ask: (token) => call(box.readReceipt, { body: { election: owner.election, token } }),
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, ms);
        // A connection that comes back need not wait for the clock.
        window.addEventListener('online', done);
        function done(): void {
          clearTimeout(timer);
          window.removeEventListener('online', done);
          resolve();
        }
      }),
  };
}

function writeStep(owner: Owner, contest: string, carried: Carried): boolean {
  const all = readCarried(owner) ?? {};
  if (carried.stage !== 'received') {
    if (!writeCarried(owner, { ...all, [contest]: carried })) return false;
    if (carried.stage === 'sealed') forgetDraft(owner, contest);
    return true;
  }
  const receipts = readPrivate(owner, 'receipts') ?? {};
  if (!writePrivate(owner, 'receipts', { ...receipts, [contest]: carried.receipt })) return false;
  const { [contest]: _done, ...rest } = all;
  if (Object.keys(rest).length === 0) eraseCarried(owner);
  else writeCarried(owner, rest);
  return true;
}

/** Once sealed, the order is nowhere on this device in the clear. */
function forgetDraft(owner: Owner, contest: string): void {
  const draft = readPrivate(owner, 'draft');
  if (!draft) return;
  const { [contest]: _sealed, ...rest } = draft;
  writePrivate(owner, 'draft', rest);
}
