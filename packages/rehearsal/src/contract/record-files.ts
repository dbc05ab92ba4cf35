import { deepEqual, equal } from 'node:assert/strict';
import { utf8 } from '@teller/basics';
import type { RecordFiles } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { freshId } from './sample.ts';

/** What every {@link RecordFiles} must hold. */
export function recordFilesContract(make: Make<RecordFiles>): readonly Claim[] {
  const path = 'ballots/ward-1.bin';
  return [
    {
      name: 'record files: created once, read whole and in part',
      check: async () => {
        const store = await make();
        const name = { area: 'working', election: freshId(), path } as const;
        equal(await store.read(name), undefined);
        equal(await store.read(name, { from: 0, length: 1 }), undefined);
        equal(await store.create(name, utf8('0123456789')), 'created');
        equal(await store.create(name, utf8('other')), 'exists');
        deepEqual(await store.read(name), utf8('0123456789'));
        deepEqual(await store.read(name, { from: 2, length: 3 }), utf8('234'));
        deepEqual(await store.read(name, { from: 8, length: 5 }), utf8('89'));
      },
    },
    {
      name: 'record files: of many who create at once one wins',
      check: async () => {
        const store = await make();
        const name = { area: 'working', election: freshId(), path } as const;
        const got = await Promise.all(
          Array.from({ length: crowd }, (_, n) => store.create(name, utf8(`version ${n}`))),
        );
        equal(got.filter((one) => one === 'created').length, 1);
        deepEqual(await store.read(name), utf8(`version ${got.indexOf('created')}`));
      },
    },
    {
      name: 'record files: replaced',
      check: async () => {
        const store = await make();
        const name = { area: 'working', election: freshId(), path: 'turnout.json' } as const;
        await store.replace(name, utf8('{"first":1}'));
        await store.replace(name, utf8('{}'));
        deepEqual(await store.read(name), utf8('{}'));
      },
    },
    {
      name: 'record files: working and public are apart until published, again and again',
      check: async () => {
        const store = await make();
        const election = freshId();
        await store.create({ area: 'working', election, path }, utf8('list'));
        equal(await store.read({ area: 'public', election, path }), undefined);
        await store.publish(election, path);
        await store.publish(election, path);
        deepEqual(await store.read({ area: 'public', election, path }), utf8('list'));
        equal(await store.read({ area: 'public', election: freshId(), path }), undefined);
      },
    },
  ];
}
