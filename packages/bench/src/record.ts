import { grouped } from '@teller/basics';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { placesIn } from './record/election.ts';
import { inProcess } from './record/process.ts';

export interface RecordBenchOptions {
  /** Members, each with a ballot. */
  readonly sizes: readonly number[];
  /** Where the records stay; otherwise they are removed. */
  readonly keep?: string;
}

interface Part {
  readonly name: string;
  readonly seconds: number;
  /** Seconds of all cores together, which other programs on the machine don't lengthen. */
  readonly cpu: number;
  readonly megabytes: number;
}

interface Size {
  readonly members: number;
  readonly parts: readonly Part[];
  readonly holds: boolean;
}

const million = 1_000_000;

/**
 * Holds elections of these sizes in processes of their own and verifies their records: seconds and memory of
 * each job and of the verifier, beside what the cryptography alone takes, how they grow with the size, and
 * what that makes for a million. Gives the exit code: 1 when a record doesn't hold.
 */
export async function benchRecord({ sizes, keep }: RecordBenchOptions): Promise<number> {
  const folder = keep ?? (await mkdtemp(path.join(tmpdir(), 'teller-bench-')));
  try {
    say(
      `Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}.`,
    );
    say('20 candidates, one issuer. MB is the most memory that the process had by then;');
    say('cores: seconds of all cores together, which a busy machine doesn’t lengthen.');
    const all: Size[] = [];
    for (const members of sizes)
      all.push(await measure(members, path.join(folder, String(members))));
    growth(all);
    return all.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function measure(members: number, folder: string): Promise<Size> {
  await mkdir(folder, { recursive: true });
  say(`\n${grouped(members)} ballots`);
  const held = JSON.parse(await inProcess('hold', [String(members), folder])) as {
    election: string;
    took: { job: string; seconds: number; cpu: number; megabytes: number }[];
  };
  const places = placesIn(folder);
  const record = `${places.record}-published`;
  const checked = JSON.parse(await inProcess('check', [record, held.election])) as {
    verdict: string;
    seconds: number;
    cpu: number;
    megabytes: number;
    checks: { check: number; seconds: number }[];
  };
  const parts: Part[] = held.took.map(({ job, ...own }) => ({ name: job, ...own }));
  const { seconds, cpu, megabytes } = checked;
  parts.push({ name: 'verify', seconds, cpu, megabytes });
  for (const { name, seconds: own, cpu: cores, megabytes: most } of parts)
    say(`  ${name.padEnd(16)}${cell(own)} s  cores ${cell(cores)} s ${cell(most, 0)} MB`);
  const slow = checked.checks.filter(({ seconds }) => seconds > checked.seconds / 50);
  say(
    `  verdict: ${checked.verdict}; ${slow.map((one) => `check ${one.check} ${one.seconds.toFixed(2)} s`).join(', ')}`,
  );
  const bare = JSON.parse(await inProcess('ceiling', [places.frozen, places.ballots(0)])) as {
    rsa: number;
    p256: number;
    hpke: number;
    sha: number;
  };
  const each = bare.rsa + bare.p256 + bare.hpke;
  const ceiling = (each * members) / 1_000;
  say(
    `  the cryptography alone: RSA ${bare.rsa.toFixed(3)}, P-256 ${bare.p256.toFixed(3)}, HPKE ${bare.hpke.toFixed(3)} ms a ballot, SHA-256 ${bare.sha.toFixed(0)} MB/s:`,
  );
  say(
    `  ${ceiling.toFixed(2)} s of the cores; verify takes ${(cpu / ceiling).toFixed(2)} times that`,
  );
  return { members, parts, holds: checked.verdict === 'holds' };
}

/** Exponents from the first size to the last, and what they make for a million. */
function growth(sizes: readonly Size[]): void {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined || first === last) return;
  const by = last.members / first.members;
  say(`\nGrowth from ${grouped(first.members)} to ${grouped(last.members)}, and at a million`);
  for (const [n, { name, cpu, megabytes }] of last.parts.entries()) {
    const before = first.parts[n];
    if (before === undefined || name === 'start') continue;
    const time = Math.log(cpu / before.cpu) / Math.log(by);
    const memory = Math.log(megabytes / before.megabytes) / Math.log(by);
    const ahead = million / last.members;
    const seconds = cpu * ahead ** Math.max(1, time);
    say(
      `  ${name.padEnd(16)} cores ^${time.toFixed(2)}, memory ^${memory.toFixed(2)}:` +
        `${cell(seconds, 0)} s of the cores${cell(megabytes * ahead ** Math.max(0, memory), 0)} MB`,
    );
  }
}

function cell(value: number, digits: number = 2): string {
  return value.toFixed(digits).padStart(8);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
