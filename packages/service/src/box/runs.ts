import { assert, canonicalBytes, concat, defined, toBase64url, uintBytes } from '@teller/basics';
import { err, ok, type Bytes, type Result } from '@teller/basics';
import { ballotLength, checkBallot, contestAt, type Ballot } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { apart, sortedByToken, type Closing } from '@teller/record';
import * as z from 'zod';
import type { BoxedBallot } from '../ports/ballot-box.ts';
import type { FileName } from '../ports/record-files.ts';
import type { LeftOut, SealDeps } from './deps.ts';

/**
 * A run: some thousand ballots of the box, checked and sorted, as a file of the working area. Each begins
 * where the one before it ended, so that a job that stops goes on behind the last run that is there, and
 * every job makes the lists from the same runs. In the file: the length of the head (u32), the head, then
 * the ballots contest by contest, sorted by token.
 */
export interface Run {
  readonly name: FileName;
  /** Where the ballots begin. */
  readonly at: number;
  readonly head: RunHead;
}

interface RunHead {
  /** The close that the box was read after: see {@link Closing}. */
  readonly close: string;
  /** Ballots of each contest, in manifest order. */
  readonly ballots: readonly number[];
  /** How many that are in the store were left out, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Where the next run begins; null after the last. */
  readonly next: string | null;
}

const RunHeadSchema: z.ZodType<RunHead> = z.strictObject({
  close: z.string(),
  ballots: z.array(z.number()),
  leftOut: z.record(z.string(), z.number()),
  next: z.nullable(z.string()),
});

/** All runs of an election's box, making those that are not there yet. */
export async function allRuns(deps: SealDeps, closing: Closing): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let after: string | null = ''; after !== null;) {
    const path = `runs/${String(runs.length).padStart(6, '0')}.bin`;
    const name = { area: 'working', election: closing.election, path } as const;
    const run: Run =
      (await readRun(deps, name)) ?? (await makeRun(deps, closing, name, after || undefined));
    if (run.head.close !== closing.close)
      throw new Error(`${path} of ${closing.election} was made for another close`);
    runs.push(run);
    after = run.head.next;
  }
  return runs;
}

async function readRun(deps: SealDeps, name: FileName): Promise<Run | undefined> {
  const start = await deps.files.read(name, { from: 0, length: 4 });
  if (start === undefined) return undefined;
  const length = new DataView(start.buffer, start.byteOffset).getUint32(0);
  const bytes = defined(await deps.files.read(name, { from: 4, length }), 'a run never changes');
  const head = RunHeadSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return { name, at: 4 + length, head };
}

async function makeRun(
  deps: SealDeps,
  closing: Closing,
  name: FileName,
  from: string | undefined,
): Promise<Run> {
  const { manifest, election, close } = closing;
  const ballots: Bytes[][] = manifest.contests.map(() => []);
  const leftOut: Partial<Record<LeftOut, number>> = {};
  let seen = 0;
  let next = from;
  do {
    const page = await deps.contents.page(election, next);
    for (const boxed of page.ballots) {
      const judged = await judge(boxed, closing);
      if (judged.ok) defined(ballots[judged.value.contest], 'a contest').push(boxed.ballot);
      else leftOut[judged.error] = (leftOut[judged.error] ?? 0) + 1;
    }
    seen += page.ballots.length;
    ({ next } = page);
  } while (next !== undefined && seen < (deps.ballotsInRun ?? usualRun));
  const counts = ballots.map(({ length }) => length);
  const head: RunHead = { close, ballots: counts, leftOut, next: next ?? null };
  const bytes = canonicalBytes(head);
  const parts = [uintBytes(bytes.length, 4), bytes, ...ballots.flatMap(sortedByToken)];
  // The commit point: of several runs the first one's stays, and who comes later goes on behind it.
  await deps.files.create(name, concat(...parts));
  return defined(await readRun(deps, name), 'a run that was created is there');
}

/**
 * What casting took still passes every check. What doesn't was put or changed in the store by another
 * way: readers of the record would refuse the whole list for it, so that it is left out and reported.
 * That a voter's own ballot is missing for it, their receipt shows.
 */
async function judge(
  { token, ballot }: BoxedBallot,
  closing: Closing,
): Promise<Result<Ballot, LeftOut>> {
  const checked = await checkBallot(ballot, closing, closing.election, nodePrimitives);
  if (!checked.ok) return checked;
  // Under another key the same ballot could be in the list twice.
  return toBase64url(checked.value.token) === token ? ok(checked.value) : err('not-its-own-token');
}

/** How many ballots of a contest the runs have. */
export function ballotsIn(runs: readonly Run[], contest: number): number {
  return runs.reduce((sum, { head }) => sum + (head.ballots[contest] ?? 0), 0);
}

/** A contest's ballots in one run, in order, some hundred kilobytes at a time. */
export async function* ballotsOf(
  deps: SealDeps,
  closing: Closing,
  { name, at, head }: Run,
  contest: number,
): AsyncGenerator<Bytes> {
  let from = at;
  for (const [before, count] of head.ballots.slice(0, contest).entries())
    from += count * ballotLength(closing, before);
  const width = ballotLength(closing, contest);
  const most = Math.ceil(readAtOnce / width);
  for (let left = head.ballots[contest] ?? 0; left > 0;) {
    const wanted = Math.min(left, most);
    const length = wanted * width;
    const some = defined(await deps.files.read(name, { from, length }), 'a run never changes');
    assert(some.length === length, `a run has the ballots of ${contestAt(closing, contest).id}`);
    yield* apart(some, width);
    left -= wanted;
    from += length;
  }
}

const readAtOnce = 128 << 10;
const usualRun = 20_000;
