import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CeremonySchema } from '@teller/election';
import { checkTranscript } from '@teller/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { teller } from './teller.ts';

const ids = ['ada', 'ben', 'cleo'] as const;

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'teller-trustee-'));
});
afterEach(async () => rm(home, { recursive: true }));

const exchanged = (): string => path.join(home, 'exchanged');
const keyFile = (id: string): string => path.join(home, `${id}.secret.json`);

async function makeKeys(): Promise<void> {
  for (const id of ids) {
    const where = ['--keep', keyFile(id), '--folder', exchanged()];
    const made = await teller('trustee', 'key', '--id', id, '--name', `Trustee ${id}`, ...where);
    expect(made).toMatchObject({ code: 0 });
  }
}

async function plan(...more: readonly string[]): Promise<{ code: number | null; err: string }> {
  const whose = ['--folder', exchanged(), '--organisation', 'The Example Society'];
  return teller('trustee', 'plan', ...whose, '--threshold', '2', '--contests', '1', ...more);
}

async function goOn(
  id: string,
  ...more: readonly string[]
): Promise<{ code: number | null; out: string; err: string }> {
  return teller('trustee', 'ceremony', '--keep', keyFile(id), '--folder', exchanged(), ...more);
}

test('three trustees make ballot keys, each with their own program, through a folder', async () => {
  await makeKeys();
  expect(await goOn('ada')).toMatchObject({ code: 0, err: expect.stringMatching(/the plan of/) });
  expect((await plan('--rehearsal')).err).toMatch(
    /A rehearsal: 6 ballot keys, 3 trustees, 2 needed/,
  );
  expect((await plan()).code).toBe(1);

  expect((await goOn('ada')).err).toMatch(/Waiting for the hashes of Trustee ben, Trustee cleo/);
  await goOn('ben');
  expect((await goOn('cleo')).err).toMatch(/Waiting for the messages of Trustee ada, Trustee ben/);
  await goOn('ada');
  const bens = await goOn('ben');
  const code = bens.out.trim();
  for (const id of ids) expect(bens.err).toContain(`Trustee ${id} (${id})`);
  expect(bens.err).toContain('2 needed');
  expect(code).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);

  const wrong = await goOn('ada', '--code', '0000-0000-0000-0000');
  expect(wrong).toMatchObject({ code: 1, err: expect.stringMatching(/no deal was sent/) });
  expect(await readdir(exchanged())).not.toContain('deals');
  for (const id of ids) await goOn(id, '--code', code.toLowerCase());
  for (const id of ids) await goOn(id);
  for (const id of ids) expect((await goOn(id)).err).toMatch(/The ceremony is over/);

  const text = await readFile(path.join(exchanged(), 'ceremony.json'), 'utf8');
  const ceremony = CeremonySchema.parse(JSON.parse(text));
  expect(checkTranscript(ceremony).ok).toBe(true);
  expect(ceremony.messages.map(({ said }) => said.tool)).toEqual(['own', 'own', 'own']);
  for (const id of ids) {
    expect((await stat(keyFile(id))).mode & 0o077).toBe(0);
    const kept = await readFile(keyFile(id), 'utf8');
    expect(kept).toContain('teller-trustee-holding/1');
    expect(text).not.toContain((JSON.parse(kept) as { shares: string[] }).shares[0]);
  }
});

test('a changed file is refused in words, and a key is never made over another', async () => {
  await makeKeys();
  const where = ['--keep', keyFile('ada'), '--folder', exchanged()];
  const again = await teller('trustee', 'key', '--id', 'ada', '--name', 'Ada', ...where);
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/left as it is/) });
  const other = ['--keep', keyFile('dan'), '--folder', exchanged(), '--name', 'Dan'];
  for (const [id, said] of [
    ['ada', /another trustee has that id/],
    ['Dan', /An id has lower-case letters/],
    ['../../dan', /An id has lower-case letters/],
  ] as const) {
    const refused = await teller('trustee', 'key', '--id', id, ...other);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(said) });
  }
  await plan();
  for (const id of ids) await goOn(id);
  const file = path.join(exchanged(), 'hashes/ben.json');
  const hash = JSON.parse(await readFile(file, 'utf8')) as { said: { hash: string } };
  await writeFile(file, JSON.stringify({ ...hash, said: { ...hash.said, hash: 'ab'.repeat(32) } }));
  expect((await goOn('ada')).err).toMatch(/signature-does-not-hold \(ben\)/);
  await writeFile(file, 'nonsense');
  expect((await goOn('ada')).err).toMatch(/isn’t a file of this step/);
});
