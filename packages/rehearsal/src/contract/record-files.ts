import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { utf8, type Bytes } from '@teller/basics';
import type { RecordFiles } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { freshId } from './sample.ts';

async function* pieces(whole: Bytes, sizes: readonly number[]): AsyncGenerator<Bytes> {
  let at = 0;
  for (const size of sizes) yield whole.subarray(at, (at += size));
}

async function* breaksOff(): AsyncGenerator<Bytes> {
  yield new Uint8Array(9_000_000);
  yield new Uint8Array(9_000_000);
  throw new Error('breaks off');
}

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
      name: 'record files: created from chunks, once, whatever their number; nothing of chunks that break off',
      check: async () => {
        const store = await make();
        const election = freshId();
        for (const [n, sizes] of [[], [0], [5], [3_000_000, 5_400_000, 1, 9_000_000]].entries()) {
          const name = { area: 'working', election, path: `runs/${n}.bin` } as const;
          const whole = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
          for (let i = 0; i < whole.length; i += 1_000) whole[i] = i / 1_000;
          equal(await store.create(name, pieces(whole, sizes)), 'created');
          equal(await store.create(name, pieces(new Uint8Array(whole.length), sizes)), 'exists');
          ok(Buffer.compare((await store.read(name)) ?? new Uint8Array(), whole) === 0);
        }
        const broken = { area: 'working', election, path } as const;
        await rejects(async () => store.create(broken, breaksOff()), /breaks off/);
        equal(await store.read(broken), undefined);
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
