import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { measured, type Measured } from './count/measure.ts';
import { writePapers } from '@teller/sample-papers/made-up';
import { bundlePrograms, gzipped, programs, type Program } from './count/programs.ts';

export interface BenchOptions {
  /** One that fills several places and transfers votes. */
  readonly rule: 'scottish-2011' | 'ers97' | 'meek-prf';
  /** Divides the numbers of papers and, down to thirty, of candidates; to try it out. */
  readonly shrink: number;
  /** Seconds after which a program is stopped. */
  readonly limit: number;
}

/** One election to be counted by every program. */
interface Case {
  readonly name: string;
  readonly seats: number;
  /** How to make the papers; absent for the real ward. */
  readonly make?: { readonly papers: number; readonly candidates: number };
  /** What the Scottish count should need at most, beyond Node's own start. */
  readonly target: { readonly seconds: number; readonly megabytes?: number };
}

const ward = path.resolve(import.meta.dirname, '../../stv/data/north_lanarkshire_2017_ward14.blt');

const thirty = (papers: number) => ({ papers, candidates: 30 });
const million = { seconds: 2, megabytes: 500 };

/** What counting by another rule should need at most, whatever the papers. */
const otherwise = { seconds: 10 };

const cases: readonly Case[] = [
  { name: 'a real ward', seats: 3, target: { seconds: 0.15 } },
  { name: '100,000 papers', seats: 4, make: thirty(100_000), target: { seconds: 0.4 } },
  { name: '100,000 papers', seats: 20, make: thirty(100_000), target: { seconds: 0.4 } },
  { name: '1,000,000 papers', seats: 4, make: thirty(1_000_000), target: million },
  { name: '1,000,000 papers', seats: 20, make: thirty(1_000_000), target: million },
  {
    name: '1,000 candidates',
    seats: 20,
    make: { papers: 10_000, candidates: 1_000 },
    target: { seconds: 5 },
  },
];

const seed = 42;

/**
 * Counts made-up elections in processes of their own, beside a peer from npm, and prints what each took
 * beyond an empty Node process. Gives the exit code: 1 when the two counters elect different candidates or
 * a program of ours fails, else 0; missed targets are printed, since they depend on the machine.
 */
export async function benchCount({ rule, shrink, limit }: BenchOptions): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-bench-'));
  try {
    await bundlePrograms(folder);
    say(
      `Counting by ${rule}. Node ${process.version}, ${process.platform} ${process.arch}; seed ${seed}.`,
    );
    say('Seconds are beyond those of an empty process, with reading and parsing;');
    say('MB is the most memory that the process ever had.');
    const [load = 0] = loadavg();
    if (load > availableParallelism() / 2)
      say(`The machine is busy (load ${load.toFixed(1)}): the seconds say little.`);
    say('');
    say(
      row([
        '',
        'seats',
        'different',
        'read, split',
        'Teller',
        '2nd counter',
        'meeks-prf-js',
        'target',
      ]),
    );
    let right = true;
    for (const each of cases) {
      const file = path.join(folder, 'papers.blt');
      const different = await papersFor(each, file, shrink);
      const start = await startOf(path.join(folder, 'nothing.mjs'));
      const took = {} as Took;
      for (const program of programs)
        took[program] = await measured(
          path.join(folder, `${program}.mjs`),
          [file, String(each.seats), rule],
          limit,
        );
      say(
        row([
          each.name,
          each.seats,
          different,
          ...cells(took, start),
          verdict(rule === 'scottish-2011' ? each.target : otherwise, took.first, start),
        ]),
      );
      right &&= agree(took.first, took.second);
    }
    say('');
    say('meeks-prf-js 1.0.0 counts by the Meek rule, which is more work than the others.');
    const main = await gzipped(folder, 'count');
    const second = await gzipped(folder, 'second');
    const sheet = await gzipped(folder, 'sheet');
    say(
      `In a browser the count is ${kilobytes(main)} gzipped, the second counter ${kilobytes(second)} more;`,
    );
    say(`the count sheets and sentences by themselves are ${kilobytes(sheet)}.`);
    say(right ? 'Both counters elect the same.' : 'THE TWO COUNTERS DO NOT ELECT THE SAME.');
    return right ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Took = Record<Program, Measured | 'stopped' | 'failed'>;

/** Writes the papers; gives how many different ones there are. */
async function papersFor({ make, seats }: Case, file: string, shrink: number): Promise<number> {
  if (make !== undefined) {
    const papers = Math.ceil(make.papers / shrink);
    const candidates = Math.max(30, Math.ceil(make.candidates / shrink));
    return writePapers(file, { papers, candidates, seats, seed });
  }
  await copyFile(ward, file);
  return (await readFile(file, 'utf8')).split('\n').filter((line) => /^[1-9].* 0\s*$/.test(line))
    .length;
}

/** Seconds of an empty process, the median of five. */
async function startOf(program: string): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run < 5; run++) {
    const took = await measured(program, [], 60);
    if (typeof took === 'object') seconds.push(took.seconds);
  }
  return seconds.sort((a, b) => a - b)[2] ?? 0;
}

function cells(took: Took, start: number): readonly string[] {
  return programs.map((program) => {
    const one = took[program];
    if (typeof one === 'string') return one;
    return `${beyond(one, start).toFixed(2)} s ${one.megabytes.toFixed(0)} MB`;
  });
}

function verdict(target: Case['target'], first: Measured | string, start: number): string {
  const { seconds, megabytes } = target;
  const said = `${seconds} s${megabytes === undefined ? '' : ` ${megabytes} MB`}`;
  const met =
    typeof first === 'object' &&
    beyond(first, start) < seconds &&
    first.megabytes < (megabytes ?? Infinity);
  return `${said} ${met ? 'met' : 'MISSED'}`;
}

function beyond({ seconds }: Measured, start: number): number {
  return Math.max(0, seconds - start);
}

/** A counter that was stopped says nothing; one that failed has not agreed. */
function agree(first: Measured | string, second: Measured | string): boolean {
  if (first === 'stopped' || second === 'stopped') return true;
  if (typeof first === 'string' || typeof second === 'string') return false;
  return JSON.stringify(first.elected) === JSON.stringify(second.elected);
}

const widths = [-17, 5, 9, 15, 15, 15, 15, 17];

/** Columns; a negative width is one aligned to the left. */
function row(texts: readonly (string | number)[]): string {
  return texts
    .map((text, i) => {
      const width = widths[i] ?? 0;
      return width < 0 ? String(text).padEnd(-width) : String(text).padStart(width);
    })
    .join('  ')
    .trimEnd();
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
