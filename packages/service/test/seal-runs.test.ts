import { toHex, type Bytes } from '@teller/basics';
import { recordPath } from '@teller/record';
import type { BoxContents } from '@teller/service';
import { castBallot, sealBoxes } from '@teller/service/box';
import { forgeBallot } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { describe, expect, test } from 'vitest';

// The seal job reads the box page by page into runs, and makes the lists from the runs. Wherever it stops,
// the next one goes on there, and the lists are the same.

const ballots = 17;
const inPage = 2;

/** The box in small pages; counts them, and can break off. */
class SmallPages implements BoxContents {
  read = 0;
  breaksAt = 0;
  readonly #box: BoxContents;

  constructor(box: BoxContents) {
    this.#box = box;
  }

  async page(election: string, after = '0') {
    if (++this.read === this.breaksAt) throw new Error('the box is out of reach');
    const all = await this.#box.page(election);
    const from = Number(after);
    const next = from + inPage < all.ballots.length ? String(from + inPage) : undefined;
    return { ballots: all.ballots.slice(from, from + inPage), next };
  }
}

async function makeClosed() {
  const stores = w.makeStores();
  const world = w.makeWorld(stores);
  const set = await w.setUp(world, w.makeDraft(w.makeRoll(1)));
  await w.openElection(world, set.election);
  for (let n = 0; n < ballots; n++) w.valueOf(await castBallot(world.box, forgeBallot(set, n % 2)));
  await w.act(world, set.election, { type: 'close' });
  const contents = new SmallPages(stores.contents);
  const seal = { ...world.seal, contents, ballotsInRun: 4 };
  const files = async (path: string): Promise<Bytes | undefined> =>
    stores.files.read({ area: 'working', election: set.election, path });
  const made = async (): Promise<readonly string[]> => {
    const paths = ['committee', 'chair'].flatMap((id) => [
      recordPath.ballots(id),
      recordPath.sealed(id),
    ]);
    const bytes = await Promise.all(paths.map(files));
    return bytes.map((file) => toHex(file ?? new Uint8Array()));
  };
  return { stores, set, contents, seal, files, made };
}

/** What one job makes of the box that nothing stops. */
async function atOnce(closed: Awaited<ReturnType<typeof makeClosed>>): Promise<readonly string[]> {
  const { stores, seal, set } = closed;
  const files = w.makeStores().files;
  await sealBoxes({ ...seal, contents: stores.contents, files, ballotsInRun: 1_000 });
  const paths = ['committee', 'chair'].flatMap((id) => [
    recordPath.ballots(id),
    recordPath.sealed(id),
  ]);
  return Promise.all(
    paths.map(async (path) =>
      toHex(
        (await files.read({ area: 'working', election: set.election, path })) ?? new Uint8Array(),
      ),
    ),
  );
}

describe('the seal job', () => {
  test('makes one list of many runs, that of a single run', async () => {
    const closed = await makeClosed();
    await sealBoxes(closed.seal);
    const made = await closed.made();
    expect(made).toEqual(await atOnce(closed));
    expect(made[0]?.length).toBe(2 * (80 + 9 * 644));
    // Four ballots are two pages: five runs, the last of one ballot.
    expect(await closed.files('runs/000004.bin')).toBeDefined();
    expect(await closed.files('runs/000005.bin')).toBeUndefined();
    expect(closed.contents.read).toBe(9);
  });

  test('goes on behind the last run, wherever reading the box broke off', async () => {
    for (let at = 1; at <= 9; at++) {
      const closed = await makeClosed();
      closed.contents.breaksAt = at;
      await expect(sealBoxes(closed.seal)).rejects.toThrow('out of reach');
      closed.contents.breaksAt = 0;
      await sealBoxes(closed.seal);
      expect(await closed.made()).toEqual(await atOnce(closed));
      // What a run has is not read again: at most the first page of the run that broke off.
      expect(closed.contents.read, `broken at ${at}`).toBeLessThanOrEqual(11);
    }
  });

  test('completes what is missing of the lists, whichever write broke off', async () => {
    for (const path of ['sealed/committee', 'ballots/committee', 'sealed/chair', 'ballots/chair']) {
      const closed = await makeClosed();
      const { files } = closed.seal;
      const broken = {
        read: files.read.bind(files),
        create: async (...[name, bytes]: Parameters<typeof files.create>) => {
          if (name.path === `${path}.bin`) throw new Error('the disk is full');
          return files.create(name, bytes);
        },
        replace: files.replace.bind(files),
      };
      await expect(sealBoxes({ ...closed.seal, files: broken })).rejects.toThrow('full');
      await sealBoxes(closed.seal);
      expect(await closed.made()).toEqual(await atOnce(closed));
      expect(closed.contents.read).toBe(9);
    }
  });

  test('of several at the same time makes the same lists', async () => {
    const closed = await makeClosed();
    await Promise.all([1, 2, 3].map(async () => sealBoxes(closed.seal)));
    expect(await closed.made()).toEqual(await atOnce(closed));
  });

  test('takes no run, and casting no list, that was made for another close', async () => {
    const closed = await makeClosed();
    await sealBoxes(closed.seal);
    const { stores, set, seal } = closed;
    const { election } = set;
    const later = { ...stores.elections.table.get(election)!, close: 'e'.repeat(64) };
    stores.elections.table.put(election, later);
    const world = w.makeWorld(stores);
    const cast = await castBallot(world.box, forgeBallot(set, 0));
    expect(cast).toEqual({ ok: false, error: 'being-sealed' });
    const { files } = w.makeStores();
    const path = 'runs/000000.bin';
    const run = (await closed.files(path))!;
    await files.create({ area: 'working', election, path }, run);
    await expect(sealBoxes({ ...seal, files })).rejects.toThrow('was made for another close');
  });
});
