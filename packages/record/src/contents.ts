import { ok, toBase64url, type Bytes, type Result } from '@teller/basics';
import { electionId, type Contest, type LogEntry, type Manifest } from '@teller/election';
import type { Primitives } from '@teller/protocol';
import { buildBallotKey } from './ballot-key.ts';
import {
  ballotListRoot,
  parseBallotList,
  type BallotList,
  type BallotListFault,
} from './ballot-list.ts';
import { buildCount, countContest, type CountFault } from './count.ts';
import { buildIndex, fileLine, recordPath, type FileLine, type RecordFile } from './files.ts';
import { buildManifest } from './manifest.ts';
import { buildOfficersLog } from './officers-log.ts';
import { buildBlt, buildPapers, contestPapers, openBallots } from './papers.ts';
import { buildReadme } from './readme.ts';
import { buildSoftware, teller } from './software.ts';

/** What the contents of a record are made of. */
export interface ContentsParts {
  readonly manifest: Manifest;
  /** Bytes of ballots/CONTEST.bin, one for each contest, in manifest order. */
  readonly lists: readonly Bytes[];
  /** Bytes of register.json. */
  readonly register: Bytes;
  /** The ballot key's private half, 32 bytes. */
  readonly privateKey: Bytes;
  /** The shares released, as the officers' log has them (base64url). */
  readonly shares: readonly { readonly trustee: string; readonly share: string }[];
  readonly primitives: Primitives;
  /** Called now and then with the ballots opened so far, of all contests. */
  readonly onProgress?: (done: number, total: number) => void;
}

export type ContentsFault =
  | { readonly contest: string; readonly list: BallotListFault | 'missing' }
  | { readonly contest: string; readonly count: CountFault };

/**
 * Opens and counts: every file of the record but officers-log.json and index.json, which come with
 * {@link buildPublication}. The same parts always give the same bytes.
 */
export async function buildContents(
  parts: ContentsParts,
): Promise<Result<readonly RecordFile[], ContentsFault>> {
  const { manifest, privateKey } = parts;
  const election = electionId(manifest);
  const files: RecordFile[] = [
    { path: recordPath.manifest, bytes: buildManifest(manifest) },
    { path: recordPath.register, bytes: parts.register },
    {
      path: recordPath.ballotKey,
      bytes: buildBallotKey({
        election,
        privateKey: toBase64url(privateKey),
        shares: parts.shares,
      }),
    },
    { path: recordPath.software, bytes: buildSoftware(teller) },
    { path: recordPath.readme, bytes: buildReadme(manifest) },
  ];
  const lists: { readonly contest: Contest; readonly list: BallotList }[] = [];
  for (const [place, contest] of manifest.contests.entries()) {
    const bytes = parts.lists[place];
    if (bytes === undefined) return { ok: false, error: { contest: contest.id, list: 'missing' } };
    const list = parseBallotList(bytes, manifest, election, place);
    if (!list.ok) return { ok: false, error: { contest: contest.id, list: list.error } };
    lists.push({ contest, list: list.value });
    files.push({ path: recordPath.ballots(contest.id), bytes });
  }
  const total = lists.reduce((sum, { list }) => sum + list.count, 0);
  let before = 0;
  for (const { contest, list } of lists) {
    const progress = (done: number): void => parts.onProgress?.(before + done, total);
    const opened = await openBallots(
      manifest,
      election,
      list,
      privateKey,
      parts.primitives,
      progress,
    );
    before += list.count;
    const papers = contestPapers(contest, opened);
    const lot = { election, root: ballotListRoot(list), privateKey };
    const counted = countContest(contest, papers, lot);
    if (!counted.ok) return { ok: false, error: { contest: contest.id, count: counted.error } };
    files.push(
      { path: recordPath.papers(contest.id), bytes: buildPapers(election, contest, opened) },
      { path: recordPath.blt(contest.id), bytes: buildBlt(papers) },
      { path: recordPath.count(contest.id), bytes: buildCount(counted.value) },
    );
  }
  return ok(files);
}

/**
 * officers-log.json and index.json, in this order: the index is written last, so that a folder with
 * an index is a whole record.
 *
 * @param contents lines of the files that {@link buildContents} made
 */
export function buildPublication(
  election: string,
  contents: readonly FileLine[],
  log: readonly LogEntry[],
): readonly [RecordFile, RecordFile] {
  const logFile = { path: recordPath.officersLog, bytes: buildOfficersLog(log) };
  const index = buildIndex(election, [...contents, fileLine(logFile)]);
  return [logFile, { path: recordPath.index, bytes: index }];
}
