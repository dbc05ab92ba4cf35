import { record } from '@teller/api';
import { defined, err, ok, type Bytes, type Result } from '@teller/basics';
import type { FrozenElection, OfficerAct } from '@teller/election';
import { ballotHash, contestAt } from '@teller/protocol';
import type { TrusteeHolding } from '@teller/protocol/trustee';
import {
  apart,
  closeHash,
  fileFaultSentences,
  parseOfficersLog,
  readBallots,
  recordPath,
} from '@teller/record';
import type { SoftwarePasskey } from './passkey/software-passkey.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { vote } from './people/member.ts';
import { Officers } from './people/officers.ts';
import { RefusedError, visitor } from './people/visitor.ts';

/** An election in a rehearsal, as it was set up. */
export interface Rehearsed extends FrozenElection {
  readonly election: string;
  readonly officers: readonly SoftwarePasskey[];
  readonly holdings: readonly TrusteeHolding[];
  /** One a paper, in the order of the papers. */
  readonly emails: readonly string[];
}

export interface RehearsalResult {
  /** Hashes of the ballots that were acknowledged. */
  readonly receipts: readonly string[];
  /** How long the casting took, from the first sign-in to the last receipt. */
  readonly seconds: number;
}

/** Called with what is being done and, where it takes long, how far it is. */
export type Progress = (what: string, done?: number, of?: number) => void;

/**
 * A whole election over HTTP, from opening to publication: every paper is cast by its own member.
 * Trustees release their shares only after they have seen the list sealed by officers they know.
 */
export async function rehearse(
  url: string,
  rehearsed: Rehearsed,
  papers: readonly (readonly number[])[],
  /** How many members vote at the same time. */
  { atOnce }: { readonly atOnce: number },
  progress: Progress,
): Promise<RehearsalResult> {
  const { election, manifest, holdings } = rehearsed;
  const officers = new Officers(url, election, rehearsed.officers);
  progress('opening');
  await officers.signIn();
  await officers.act({ type: 'freeze' });
  await officers.act({ type: 'open' });

  const started = performance.now();
  const receipts = await castAll(url, rehearsed, papers, atOnce, progress);
  const seconds = (performance.now() - started) / 1000;

  progress('closing and sealing');
  await officers.act({ type: 'close' });
  await officers.until('sealing', ({ log }) => log.some(({ action }) => action.type === 'seal'));
  progress('releasing shares');
  for (const holding of holdings.slice(-manifest.threshold))
    await officers.releaseShares(rehearsed, holding);
  progress('opening and counting');
  await officers.act({ type: 'count' });
  const counted = await officers.until('the count', ({ phase }) => phase === 'counted');
  const step = counted.log.find(({ action }) => action.type === 'counted')?.action;
  progress('publishing');
  const publish: OfficerAct = {
    type: 'publish',
    contents: defined(step?.type === 'counted' ? step.contents : undefined, 'it was counted'),
  };
  await officers.act(publish);
  await published(url, election);
  return { receipts, seconds };
}

/** The index is written last: once it is there, the record is whole. */
async function published(url: string, election: string): Promise<void> {
  const ask = visitor(url);
  const until = performance.now() + 120_000;
  for (;;) {
    try {
      await ask(record.readFile, { named: { election, file: recordPath.index } });
      return;
    } catch (error) {
      if (!(error instanceof RefusedError) || performance.now() > until) throw error;
    }
    await sleep(100);
  }
}

async function castAll(
  url: string,
  rehearsed: Rehearsed,
  papers: readonly (readonly number[])[],
  atOnce: number,
  progress: Progress,
): Promise<readonly string[]> {
  const receipts: string[] = [];
  let next = 0;
  async function castSome(): Promise<void> {
    while (next < papers.length) {
      const i = next++;
      const marks = defined(papers[i], 'a paper');
      const email = defined(rehearsed.emails[i], 'a member for each paper');
      receipts.push(...(await vote({ ...rehearsed, url }, email, [{ contest: 0, marks }])));
      progress('casting', receipts.length, papers.length);
    }
  }
  progress('casting', 0, papers.length);
  await Promise.all(Array.from({ length: atOnce }, castSome));
  return receipts;
}

/** Which acknowledged ballots the published list lacks, and how many it holds in all. */
export async function compareWithList(
  rehearsed: Rehearsed,
  receipts: readonly string[],
  record: ReadonlyMap<string, Bytes>,
): Promise<Result<{ readonly missing: readonly string[]; readonly listed: number }, string>> {
  const file = (path: string): Bytes => record.get(path) ?? new Uint8Array();
  const log = parseOfficersLog(file(recordPath.officersLog));
  const close = log.ok ? closeHash(log.value) : undefined;
  if (close === undefined) return err('the officers’ log does not say when voting ended');
  const { id } = contestAt(rehearsed, 0);
  const list = await readBallots([file(recordPath.ballots(id))], { ...rehearsed, close }, 0);
  if (!list.ok) return err(fileFaultSentences[list.error]);
  const listed = new Set<string>();
  for await (const some of list.value.entries)
    for (const ballot of apart(some, list.value.width)) listed.add(ballotHash(ballot));
  return ok({ missing: receipts.filter((hash) => !listed.has(hash)), listed: list.value.count });
}

/** Every file of a published record: path and bytes. */
export async function* publishedFiles(
  url: string,
  election: string,
): AsyncGenerator<{ readonly path: string; readonly bytes: Bytes }> {
  const ask = visitor(url);
  const fetched = async (file: string): Promise<Bytes> =>
    (await ask(record.readFile, { named: { election, file } })).bytes;
  const index = await fetched(recordPath.index);
  yield { path: recordPath.index, bytes: index };
  const { files } = JSON.parse(new TextDecoder().decode(index)) as { files: { path: string }[] };
  for (const { path } of files) yield { path, bytes: await fetched(path) };
}
