import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bytes } from '@teller/basics';
import {
  publishedFiles,
  rehearse,
  type Progress,
  type Rehearsed,
  type RehearsalPlan,
  type RehearsalResult,
} from '@teller/rehearsal';
import { openStores } from '../stores.ts';
import { ServerProcess } from './server-process.ts';
import { setUpRehearsal } from './set-up.ts';

export interface OnItsOwn {
  readonly rehearsed: Rehearsed;
  readonly result: RehearsalResult;
  /** The published record: bytes by path. */
  readonly record: ReadonlyMap<string, Bytes>;
}

/** What whoever started a rehearsal is told beside its progress. */
export interface ServerNews {
  readonly started?: (server: { readonly url: string; readonly pid: number | undefined }) => void;
  readonly restarted?: () => void;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** A whole election on a server of its own, which is gone afterwards; only its record is left. */
export async function rehearseOnItsOwn(
  plan: RehearsalPlan,
  options: { readonly atOnce: number } & ServerNews,
  progress: Progress,
): Promise<OnItsOwn> {
  const folder = await mkdtemp(path.join(tmpdir(), 'teller-rehearsal-'));
  // Interrupted, it leaves nothing behind either; the server ends with its parent.
  const tidy = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', tidy);
  for (const signal of signals) process.once(signal, interrupted);
  const server = await ServerProcess.start(folder, options.restarted);
  try {
    const { url, dynamo } = server.listening;
    options.started?.({ url, pid: server.pid });
    progress('setting the election up');
    const rehearsed = await setUpRehearsal(await openStores(dynamo, folder), plan, url);
    const result = await rehearse(url, rehearsed, plan.papers, options, progress);
    progress('fetching the record');
    const record = new Map<string, Bytes>();
    for await (const file of publishedFiles(url, rehearsed.election))
      record.set(file.path, file.bytes);
    return { rehearsed, result, record };
  } finally {
    await server.stop();
    tidy();
    process.off('exit', tidy);
    for (const signal of signals) process.off(signal, interrupted);
  }
}

function interrupted(): never {
  process.exit(130);
}
