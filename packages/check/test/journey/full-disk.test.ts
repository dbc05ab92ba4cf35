// On a disk of a few megabytes, mounted for the purpose and filled to the last byte.
import { spawnSync } from 'node:child_process';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStores, ServerProcess, setUpRehearsal } from '@teller/local';
import { nodePrimitives } from '@teller/protocol/node';
import { compareWithList, planFromBlt, publishedFiles, rehearse } from '@teller/rehearsal';
import { recordInMemory, verify } from '@teller/verifier';
import { expect, test } from 'vitest';
import { stretched } from '../../src/limits.ts';

const smallDisk = { tags: ['small-disk'], timeout: stretched(90_000) };
const papers = 40;

test(
  'a full disk stops nothing for good: writes are 503, reads go on, nothing is lost',
  smallDisk,
  () =>
    onSmallDisk(async (disk) => {
      let restarts = 0;
      const server = await ServerProcess.start(disk, () => restarts++, 'ignore');
      try {
        const { url, dynamo } = server.listening;
        const plan = planFromBlt(`2 1\n${papers} 1 2 0\n0\n"Ann"\n"Bob"\n"Chair"\n`);
        if (!plan.ok) throw new Error(plan.error.message);
        const rehearsed = await setUpRehearsal(await openStores(dynamo, disk), plan.value, url);
        const { election, emails } = rehearsed;
        const asked: string[] = [];

        /** What a reader and a writer get while the disk is full. */
        async function fillFor(when: string): Promise<void> {
          const filler = await fill(disk);
          let refused = '';
          // The last page of a file may still take some writes.
          for (const email of emails.toReversed()) {
            const writer = await fetch(`${url}/api/roll/sign-in`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ election, email }),
            });
            const { type } = (await writer.json()) as { type?: string };
            refused = `${writer.status} ${type}`;
            if (!writer.ok) break;
          }
          const reader = await fetch(`${url}/api/record/elections/${election}`);
          asked.push(`${when}: ${refused}, ${reader.status}`);
          await sleep(2_000);
          await rm(filler);
        }

        const full: Promise<void>[] = [];
        const fullAt = new Set([
          'casting',
          'closing and sealing',
          'opening and counting',
          'publishing',
        ]);
        const { receipts } = await rehearse(
          url,
          rehearsed,
          plan.value.papers,
          { atOnce: 4 },
          (what, done) => {
            if (what === 'casting' && done !== papers / 2) return;
            if (fullAt.delete(what)) full.push(fillFor(what));
          },
        );
        await Promise.all(full);
        expect(asked.toSorted()).toEqual(
          ['casting', 'closing and sealing', 'opening and counting', 'publishing'].map(
            (when) => `${when}: 503 urn:teller:problem:unavailable, 200`,
          ),
        );
        expect(restarts).toBe(0);

        const files = new Map<string, Uint8Array<ArrayBuffer>>();
        for await (const file of publishedFiles(url, election)) files.set(file.path, file.bytes);
        expect(await compareWithList(rehearsed, receipts, files)).toEqual({
          ok: true,
          value: { missing: [], listed: papers },
        });
        const report = await verify(recordInMemory(files), {
          primitives: nodePrimitives,
          election,
        });
        expect(report.verdict).toBe('holds');
        expect(await readdir(path.join(disk, 'record/drafts'))).toEqual([]);
      } finally {
        await server.stop();
      }
    }),
);

async function onSmallDisk(use: (disk: string) => Promise<void>): Promise<void> {
  const disk = await mkdtemp(path.join(tmpdir(), 'teller-small-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
  expect(status, String(stderr)).toBe(0);
  try {
    await use(disk);
  } finally {
    spawnSync('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true });
  }
}

/** Writes until nothing more fits. Gives the file that takes the room. */
async function fill(disk: string): Promise<string> {
  const filler = path.join(disk, 'filler');
  const file = await open(filler, 'w');
  try {
    for (let size = 1 << 20; size >= 1;) {
      try {
        await file.write(new Uint8Array(size));
      } catch {
        size >>= 1;
      }
    }
  } finally {
    await file.close();
  }
  return filler;
}
