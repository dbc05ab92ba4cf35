import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planFromBlt, type RehearsalPlan } from '@teller/rehearsal';

const ward = path.resolve(
  import.meta.dirname,
  '../../../stv/data/north_lanarkshire_2017_ward14.blt',
);

/** A rehearsal of so many of a real ward's papers, picked at random. */
export function somePapers(count: number): RehearsalPlan {
  const plan = planFromBlt(readFileSync(ward, 'utf8'));
  if (!plan.ok) throw new Error(plan.error.message);
  return { ...plan.value, papers: plan.value.papers.slice(0, count) };
}

/** A folder that is gone after the work. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-journey-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
