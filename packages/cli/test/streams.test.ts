import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProgressLine } from '../src/terminal/progress.ts';
import { packages, teller } from './teller.ts';

const vectors = path.join(packages, 'record/test/vectors/small-election');
const ward = path.join(packages, 'stv/data/north_lanarkshire_2017_ward14.blt');
const named = ['--election', path.join(vectors, 'README.txt')] as const;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'teller-streams-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A command line, run by a shell at the repository's root. */
async function shell(line: string): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn('bash', ['-o', 'pipefail', '-c', line], { cwd: path.dirname(packages) });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

/** What long work shows on a stream. */
function shownOn(isTTY: boolean): string {
  let text = '';
  const progress = new ProgressLine({ isTTY, write: (more) => ((text += String(more)), true) });
  progress.note('At the start');
  progress.show('casting', 1, 2);
  progress.show('casting', 2, 2);
  progress.show('counting');
  progress.clear();
  progress.end();
  return text;
}

describe('where nobody watches', () => {
  test('npm run --silent teller -- count … --format json is JSON from the first byte to the last', async () => {
    const reader = `node -p 'JSON.parse(fs.readFileSync(0)).elected.join()'`;
    const counted = `npm run --silent teller -- count ${ward} --rule scottish-2011 --format json`;
    expect(await shell(`${counted} | ${reader}`)).toEqual({ code: 0, out: '2,1,3\n', err: '' });
  });

  test('verify says nothing on standard error, and --json is JSON', async () => {
    const plain = await teller('verify', vectors, ...named);
    expect({ code: plain.code, err: plain.err }).toEqual({ code: 0, err: '' });
    const { out, err } = await teller('verify', vectors, ...named, '--json');
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ verdict: 'holds' });
  });

  test('rehearse says nothing on standard error', async () => {
    const file = path.join(folder, 'chair.blt');
    await writeFile(file, '2 1\n2 1 2 0\n1 2 0\n0\n"Ann"\n"Bob"\n"Chair"\n');
    const { code, out, err } = await teller(
      'rehearse',
      '--ballots',
      file,
      '--out',
      path.join(folder, 'record'),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^3 papers cast/);
  });

  test('progress is for a terminal alone', () => {
    expect(shownOn(false)).toBe('');
    expect(shownOn(true)).toMatch(
      /^At the start\n.*casting █+░+ 1 of 2.*2 of 2\n.*counting \.\.\./s,
    );
  });
});

describe('where the output takes no more', () => {
  test('a reader that has read enough ends the command without a word', async () => {
    const sentences = `node packages/setup/run.mjs packages/cli/src/main.ts count ${ward} --rule scottish-2011 --format json`;
    // Its reader is gone before the first byte, and all of it must still fit into no pipe.
    const { err } = await shell(`{ ${sentences}; } | true`);
    expect(err).toBe('');
  });

  test(
    'a full disk is said in a sentence',
    { tags: ['full-device'], timeout: 60_000 },
    async () => {
      const { code, err } = await shell(
        `node packages/setup/run.mjs packages/cli/src/main.ts count ${ward} --rule scottish-2011 > /dev/full`,
      );
      expect({ code, err }).toEqual({
        code: 1,
        err: 'The result can’t be written: the disk is full.\n',
      });
    },
  );
});

describe('what is not where it should be is said in a sentence', () => {
  test.each([
    [['verify', '/none/here'], 2, /^The record at \/none\/here can’t be read: there is no such /],
    [['verify', ward], 2, /can’t be read: a part of its path is not a folder/],
    [['verify', 'http://127.0.0.1:4/'], 2, /can’t be read: nothing answers there/],
    [['rehearse', '--ballots', '/none.blt', '--out', 'x'], 1, /^There is no file \/none\.blt/],
    [['rehearse', '--ballots', packages, '--out', 'x'], 1, /is a folder/],
    [['rehearse', '--ballots', ward, '--out', `${ward}/x`], 1, /^No record can be put at .*--out/s],
  ] as const)('%s', async (args, code, sentence) => {
    const { err, ...ran } = await teller(...args);
    expect(ran).toEqual({ code, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^ +at /m);
  });
});
