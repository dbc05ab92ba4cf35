import { electionCode } from '@teller/protocol';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packages, teller } from './teller.ts';

const vectors = path.join(packages, 'record/test/vectors/small-election');
const ward = path.join(packages, 'stv/data/north_lanarkshire_2017_ward14.blt');
let folder: string;
let election: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-cli-'));
  const index = await readFile(path.join(vectors, 'index.json'), 'utf8');
  ({ election } = JSON.parse(index) as { readonly election: string });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function declared(...options: readonly string[]): ReturnType<typeof teller> {
  return teller('count', ward, '--rule', 'scottish-2011', ...options);
}

describe('count', () => {
  test('prints the result and nothing else on standard output', async () => {
    const { code, out, err } = await teller(
      'count',
      ward,
      '--rule',
      'scottish-2011',
      '--format',
      'json',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      seats: 3,
      valid: 4684,
      quota: '1172',
      elected: [2, 1, 3],
    });
  });

  test('says what is wrong and what to do', async () => {
    const bad = path.join(folder, 'bad.blt');
    await writeFile(bad, '2 1\n3 1 2 0\n2 9 0\n0\n"A"\n"B"\n"T"\n');
    expect((await teller('count', ward)).err).toMatch(
      /Say which rule counts.*\n {2}--rule scottish-2011\n/,
    );
    expect((await teller('count', ward, '--rule', 'borda')).err).toMatch(/no rule called borda/);
    expect((await teller('count', `${ward}x`, '--rule', 'av')).err).toMatch(/There is no file/);
    const { code, out, err } = await teller('count', bad, '--rule', 'av');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/bad\.blt, line 3: /);
  });

  test('the sheet is the declaration where the options for it are given', async () => {
    const { code, out } = await declared(
      '--organisation=Garden Society',
      '--electorate=12400',
      '--issued=4700',
      '--returning-officer=Ada Marsh',
      '--date=2026-11-05',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^Organisation +Garden Society\nDate +5 November 2026$/m);
    expect(out).toMatch(/^Papers issued +4,700\nPapers cast +4,684\nTurnout +37\.8%$/m);
    expect(out).toMatch(/^I, Ada Marsh \(returning officer\), declare/m);
    expect((await declared('--electorate', '300')).err).toMatch(/more papers than that, 4,684/);
    for (const date of ['2026-02-30', '5.11.2026'])
      expect((await declared('--date', date)).err).toMatch(/Give year, month and day/);
    expect((await declared('--returning-officer', 'A\u202EB')).err).toMatch(/U\+202E/);
  });
});

/** A receipt file of this election, of a ballot that nobody cast. */
async function receiptFile(name: string, of: string): Promise<string> {
  const file = path.join(folder, name);
  const line = { contest: 'chair', code: '0'.repeat(16), hash: 'a'.repeat(64) };
  const receipts = [{ ...line, signature: 'A'.repeat(86), salt: 'A'.repeat(22), word: '' }];
  const text = { format: 'teller-receipts/2', election: of, title: 'Chair', receipts };
  await writeFile(file, JSON.stringify(text, null, 2));
  return file;
}

describe('verify', () => {
  test('exits 0 when all holds, and 2 for what is not a record', async () => {
    const good = await teller('verify', vectors, '--election', election);
    expect(good.code).toBe(0);
    expect(good.out).toMatch(/^ 1 pass /m);
    expect((await teller('verify', path.join(packages, 'setup'))).code).toBe(2);
  });

  test('exits 3 when nobody has said which election is meant', async () => {
    const { code, out } = await teller('verify', vectors);
    expect(code).toBe(3);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/agrees with itself/);
  });

  test('the election is named by its id or code, an invitation’s link or text, or a receipt file', async () => {
    const invitation = path.join(folder, 'invitation.txt');
    const link = `https://vote.example.org/vote?election=${election.toUpperCase()}`;
    await writeFile(invitation, `Vote at ${link}\nYour member number is 12.\n`);
    const receipt = await receiptFile('receipt.json', election);
    const code = electionCode(election).toLowerCase();
    for (const by of [election, code, link, invitation, receipt]) {
      const { code: exit, err } = await teller('verify', vectors, '--election', by);
      expect({ by, exit, err }).toEqual({ by, exit: 0, err: '' });
    }
    // A receipt file that isn't found in the list names its election all the same.
    const { code: exit, out } = await teller('verify', vectors, '--receipt', receipt);
    expect(exit).toBe(1);
    expect(out).toMatch(/^ 2 pass /m);
    expect(out).toMatch(/^ 6 FAIL /m);
    expect(out).toMatch(/this election’s ballot box did not sign it/);
  });

  test('says what does not name an election, and what names two', async () => {
    const other = await receiptFile('other.json', 'b'.repeat(64));
    const asked = [
      ['--election', 'chair'],
      ['--election', 'none/here.txt'],
      ['--election', election.slice(1)],
      ['--election', election, '--receipt', other],
    ];
    const said = [
      /^chair is not an election id: /,
      /^There is no file none\/here\.txt/,
      /is not an election id/,
      /is of election b{64}/,
    ];
    for (const [n, by] of asked.entries()) {
      const { code, out, err } = await teller('verify', vectors, ...by);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(said[n] ?? '');
    }
  });

  test('exits 1 and names the check when one byte of any file is another', async () => {
    const copy = path.join(folder, 'record');
    await cp(vectors, copy, { recursive: true });
    const entries = await readdir(copy, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = await readFile(file);
      const at = Math.floor(Math.random() * bytes.length);
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
      await writeFile(file, changed);
      const { code, out } = await teller('verify', copy);
      expect(code, `${entry.name}, byte ${at}`).toBe(1);
      expect(out).toMatch(/^ ?\d+ FAIL /m);
      await writeFile(file, bytes);
    }
  });
});

describe('rehearse', () => {
  const papers = '3 1\n7 1 2 0\n5 2 3 0\n4 3 0\n1 0\n0\n"Ann"\n"Bob"\n"Cy"\n"Chair"\n';

  test('casts every paper over HTTP and leaves a record that verifies', async () => {
    const file = path.join(folder, 'chair.blt');
    await writeFile(file, papers);
    const out = path.join(folder, 'rehearsed');
    const rehearsed = await teller('rehearse', '--ballots', file, '--out', out);
    expect(rehearsed.code, rehearsed.err).toBe(0);
    expect(rehearsed.out).toMatch(/^17 papers cast in .* a second/m);
    expect(rehearsed.out).toMatch(/every receipt is among them/);
    expect(rehearsed.out).toMatch(/1\. 1 Ann/);
    const [id = ''] = /(?<=--election )[0-9a-f]{64}/.exec(rehearsed.out) ?? [];
    const verified = await teller('verify', out, '--election', id);
    expect(verified.code).toBe(0);
    expect(verified.out).toMatch(/THIS IS A REHEARSAL/);
    expect(verified.out).toMatch(/17 ballots cast, 16 valid papers/);
  });

  test('leaves alone what is not the record of a rehearsal', async () => {
    const file = path.join(folder, 'chair.blt');
    await writeFile(file, papers);
    const { code, err } = await teller('rehearse', '--ballots', file, '--out', packages);
    expect(code).toBe(1);
    expect(err).toMatch(/name another folder with --out/);
  });
});

test('--version says which it is, on standard output alone', async () => {
  const { code, out, err } = await teller('--version');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^teller \d+\.\d+\.\d+(?: \(commit [0-9a-f]{7,}(?:-dirty)?\))?, Node v\d+/);
});
