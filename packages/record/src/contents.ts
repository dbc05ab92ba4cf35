import { assert, concat, err, ok, toBase64url, type Bytes, type Result } from '@teller/basics';
import type { FrozenElection, LogEntry } from '@teller/election';
import { contestAt, type Primitives, type TrusteeShare } from '@teller/protocol';
import { buildBallotKey } from './ballot-key.ts';
import { readBallots, readSealed, sideBySide } from './ballot-list.ts';
import { buildCount, countContest, type CountFault, type LotSource } from './count.ts';
import { buildIndex, fileLine, recordPath, type FileLine, type RecordFile } from './files.ts';
import { apart, type Chunks, type Closing, type FileFault } from './fixed-width.ts';
import { buildFrozen } from './manifest.ts';
import { buildOfficersLog } from './officers-log.ts';
import { contestPapers, openBallots, writeBlt, writePapers } from './papers.ts';
import { buildReadme } from './readme.ts';
import { buildSoftware, teller } from './software.ts';

/** A file of the record as its bytes come. */
export interface StreamedFile {
  readonly path: string;
  readonly bytes: Bytes | AsyncIterable<Bytes>;
}

/** A contest's two files of ballots, as they are read. */
export interface ContestBallots {
  readonly list: Chunks;
  readonly sealed: Chunks;
}

/** What a contest is opened and counted with: the root of its list, its key, and the shares it was made from. */
export interface Opening extends Pick<LotSource, 'root' | 'privateKey'> {
  readonly shares: readonly TrusteeShare[];
}

export type ContestFault =
  | { readonly file: 'list' | 'sealed'; readonly fault: FileFault }
  | { readonly count: CountFault };

/**
 * The files of the record of the election as a whole, without register, officers' log and index.
 */
export function electionFiles(frozen: FrozenElection): readonly RecordFile[] {
  return [
    ...buildFrozen(frozen),
    { path: recordPath.software, bytes: buildSoftware(teller) },
    { path: recordPath.readme, bytes: buildReadme(frozen.manifest) },
  ];
}

/**
 * Opens the ballots of one contest and counts them: its key, papers, BLT file and count. The same ballots always
 * give the same bytes. Holds the papers, a byte a candidate, since a count goes over them again and again.
 *
 * @param onProgress called now and then with the ballots opened so far
 */
export async function contestFiles(
  closing: Closing,
  contest: number,
  ballots: ContestBallots,
  { root, privateKey, shares }: Opening,
  primitives: Primitives,
  onProgress: (done: number) => void = () => undefined,
): Promise<Result<readonly StreamedFile[], ContestFault>> {
  const { election } = closing;
  const opened = await openContest(closing, contest, ballots, privateKey, primitives, onProgress);
  if (!opened.ok) return opened;
  const about = contestAt(closing, contest);
  const width = 1 + about.candidates.length;
  const papers = (): Iterable<Bytes> => apart(opened.value, width);
  const counted = countContest(about, contestPapers(about, papers()), {
    election,
    root,
    privateKey,
  });
  if (!counted.ok) return err({ count: counted.error });
  const count = opened.value.length / width;
  const key = {
    election,
    contest: about.id,
    privateKey: toBase64url(privateKey),
    shares: shares.map(({ trustee, share }) => ({ trustee, share: toBase64url(share) })),
  };
  return ok([
    { path: recordPath.ballotKey(about.id), bytes: buildBallotKey(key) },
    {
      path: recordPath.papers(about.id),
      bytes: writePapers(closing, contest, count, [opened.value]),
    },
    { path: recordPath.blt(about.id), bytes: writeBlt(about, opened.value) },
    { path: recordPath.count(about.id), bytes: buildCount(counted.value) },
  ]);
}

/** All papers of a contest, concatenated, in the order of its list. */
async function openContest(
  closing: Closing,
  contest: number,
  ballots: ContestBallots,
  privateKey: Bytes,
  primitives: Primitives,
  onProgress: (done: number) => void,
): Promise<Result<Bytes, ContestFault>> {
  const { election } = closing;
  const list = await readBallots(ballots.list, closing, contest);
  if (!list.ok) return err({ file: 'list', fault: list.error });
  const sealed = await readSealed(ballots.sealed, closing, contest);
  if (!sealed.ok) return err({ file: 'sealed', fault: sealed.error });
  if (sealed.value.count !== list.value.count)
    return err({ file: 'sealed', fault: 'wrong-file-length' });
  const papers: Bytes[] = [];
  let done = 0;
  for await (const some of sideBySide(list.value, sealed.value)) {
    papers.push(await openBallots(closing, election, contest, some, privateKey, primitives));
    onProgress((done += some.listed.length / list.value.width));
  }
  assert(done === list.value.count, 'every ballot was opened');
  return ok(concat(...papers));
}

/**
 * officers-log.json and index.json, in this order: the index is written last, so that a folder with
 * an index is a whole record.
 *
 * @param contents lines of all other files
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
