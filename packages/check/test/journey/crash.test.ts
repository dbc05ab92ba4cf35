import { openStores, ServerProcess, setUpRehearsal } from '@teller/local';
import { compareWithList, publishedFiles, rehearse } from '@teller/rehearsal';
import { recordInMemory, verify } from '@teller/verifier';
import { nodePrimitives } from '@teller/protocol/node';
import { expect, test } from 'vitest';
import { inFolder, somePapers } from './plan.ts';

const papers = 60;

test('killed twice in the middle of casting, the server loses no acknowledged ballot and doubles none', async () => {
  await inFolder(async (folder) => {
    const plan = somePapers(papers);
    let restarts = 0;
    const server = await ServerProcess.start(folder, () => restarts++);
    try {
      const { url, dynamo } = server.listening;
      const rehearsed = await setUpRehearsal(await openStores(dynamo, folder), plan, url);
      const kills = new Set([papers / 4, papers / 2]);
      const { receipts } = await rehearse(
        url,
        rehearsed,
        plan.papers,
        { atOnce: 8 },
        (_what, done) => {
          if (done !== undefined && kills.delete(done)) process.kill(server.pid ?? 0, 'SIGKILL');
        },
      );
      expect(restarts).toBe(2);

      const files = new Map<string, Uint8Array<ArrayBuffer>>();
      for await (const file of publishedFiles(url, rehearsed.election))
        files.set(file.path, file.bytes);
      expect(await compareWithList(rehearsed, receipts, files)).toEqual({
        ok: true,
        value: { missing: [], listed: papers },
      });
      const report = await verify(recordInMemory(files), {
        primitives: nodePrimitives,
        election: rehearsed.election,
      });
      expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
      expect(report.verdict).toBe('holds');
    } finally {
      await server.stop();
    }
  });
});
