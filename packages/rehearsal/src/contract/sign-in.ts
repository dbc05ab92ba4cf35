import { deepEqual, equal } from 'node:assert/strict';
import type { Allowances, Challenges } from '@teller/service';
import type { Sessions } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { freshId } from './sample.ts';

const later = 4_000_000_000;

/** What every {@link Challenges} must hold. */
export function challengesContract(make: Make<Challenges>): readonly Claim[] {
  return [
    {
      name: 'challenges: given as made, as often as the limit allows',
      check: async () => {
        const store = await make();
        const challenge = {
          key: freshId(),
          election: freshId(),
          subject: '',
          answer: '',
          expiresAt: later,
        };
        await store.create(challenge);
        deepEqual(await store.attempt(challenge.key, 2), challenge);
        deepEqual(await store.attempt(challenge.key, 2), challenge);
        equal(await store.attempt(challenge.key, 2), 'none');
      },
    },
    {
      name: 'challenges: unknown gives none, and counting it makes none',
      check: async () => {
        const store = await make();
        const key = freshId();
        equal(await store.attempt(key, 5), 'none');
        equal(await store.attempt(key, 5), 'none');
      },
    },
    {
      name: 'challenges: many at once never exceed the limit',
      check: async () => {
        const store = await make();
        const key = freshId();
        await store.create({
          key,
          election: freshId(),
          subject: 'M-1',
          answer: freshId(),
          expiresAt: later,
        });
        const got = await Promise.all(Array.from({ length: crowd }, () => store.attempt(key, 3)));
        equal(got.filter((one) => one !== 'none').length, 3);
      },
    },
  ];
}

/** What every {@link Allowances} must hold. */
export function allowancesContract(make: Make<Allowances>): readonly Claim[] {
  return [
    {
      name: 'allowances: exactly so many, however many ask at once; each key for itself',
      check: async () => {
        const store = await make();
        const key = freshId();
        const got = await Promise.all(
          Array.from({ length: crowd }, () => store.take(key, 3, later)),
        );
        equal(got.filter(Boolean).length, 3);
        equal(await store.take(key, 3, later), false);
        equal(await store.take(freshId(), 3, later), true);
      },
    },
  ];
}

/** What every {@link Sessions} must hold. */
export function sessionsContract(make: Make<Sessions>): readonly Claim[] {
  return [
    {
      name: 'sessions: created once, given until ended, never back',
      check: async () => {
        const store = await make();
        const session = { key: freshId(), election: freshId(), subject: 'M-1', expiresAt: later };
        equal(await store.get(session.key), undefined);
        deepEqual(await store.create(session), session);
        deepEqual(await store.create({ ...session, subject: 'M-2' }), session);
        deepEqual(await store.get(session.key), session);
        await store.end(session.key);
        equal(await store.get(session.key), undefined);
        equal(await store.create(session), 'ended');
        equal(await store.get(session.key), undefined);
      },
    },
    {
      name: 'sessions: ending what is not there does nothing',
      check: async () => {
        const store = await make();
        const session = { key: freshId(), election: freshId(), subject: 'M-1', expiresAt: later };
        await store.end(session.key);
        deepEqual(await store.create(session), session);
      },
    },
  ];
}
