import { equalBytes, toHex, type Bytes, type RunningHash } from '@teller/basics';
import type { Contest } from '@teller/election';
import { contestAt } from '@teller/protocol';
import {
  apart,
  bltParts,
  fileFaultSentences,
  publicContests,
  readBallots,
  readPapers,
  readSealed,
  recordPath,
  sideBySide,
  whyInvalid,
  type Closing,
  type FileReader,
  type SomeBallots,
} from '@teller/record';
import { noClose, notWhole, open, reach, type Evidence } from '../evidence.ts';
import { counted, Faults, notDone } from '../faults.ts';
import { inOrder } from '../mass-checks.ts';
import type { Conclusion } from '../report.ts';
import { ballotName } from './ballots.ts';

/** Check 8: opens every ballot again and compares paper by paper. */
export async function checkPapers(evidence: Evidence): Promise<Conclusion> {
  const { frozen, closing, mass } = evidence;
  if (frozen === undefined || mass === undefined) return notDone(notWhole);
  reach(
    evidence,
    frozen.contests.flatMap(({ id }) => [recordPath.papers(id), recordPath.blt(id)]),
  );
  if (closing === undefined) return notDone(noClose);
  const contests = [...frozen.contests.entries()].filter(
    ([n]) => publicContests(frozen.manifest)[n],
  );
  if (contests.every(([n]) => evidence.contests[n]?.privateKey === undefined))
    return notDone('There is no ballot key to open the ballots with.');
  const faults = new Faults();
  const total = evidence.contests.reduce((sum, { ballots }) => sum + (ballots ?? 0), 0);
  let done = 0;
  let invalid = 0;
  for (const [number, contest] of contests) {
    const ballots = await bothFiles(evidence, closing, number);
    if (ballots === undefined) {
      faults.skip(`There are no sealed ballots to open for ${contest.id}.`);
      continue;
    }
    const privateKey = evidence.contests[number]?.privateKey;
    if (privateKey === undefined) {
      faults.skip(`There is no ballot key to open the ballots of ${contest.id} with.`);
      continue;
    }
    const opening = new Opening(evidence, closing, number, faults);
    await opening.begin(ballots.list.count);
    for await (const [some, papers] of inOrder(
      sideBySide(ballots.list, ballots.sealed),
      mass.lanes,
      async (these) => mass.open(number, these, privateKey),
    )) {
      invalid += await opening.compare(some, papers);
      evidence.onProgress((done += some.listed.length / ballots.list.width), total);
    }
    opening.end();
  }
  return faults.conclude(
    `${counted(total, 'ballot', 'ballots')} opened; ${counted(invalid, 'does', 'do')} not count, each listed with its reason.`,
  );
}

/** List and sealed ballots, where check 5 found both whole. */
async function bothFiles(
  evidence: Evidence,
  closing: Closing,
  number: number,
): Promise<{ readonly list: FileReader; readonly sealed: FileReader } | undefined> {
  if (evidence.contests[number]?.sealed !== true) return undefined;
  const { id } = contestAt(closing, number);
  const files = await Promise.all(
    [recordPath.ballots(id), recordPath.sealed(id)].map(async (path) => open(evidence, path)),
  );
  if (files[0] === undefined || files[1] === undefined) return undefined;
  const list = await readBallots(files[0].chunks, closing, number);
  const sealed = await readSealed(files[1].chunks, closing, number);
  return list.ok && sealed.ok ? { list: list.value, sealed: sealed.value } : undefined;
}

/** Holds what comes out of a contest's ballots against papers and BLT file, some hundred at a time. */
class Opening {
  readonly #evidence: Evidence;
  readonly #closing: Closing;
  readonly #number: number;
  readonly #faults: Faults;
  readonly #contest: Contest;
  readonly #blt: ReturnType<typeof bltParts>;
  readonly #bltHash: RunningHash;
  /** Undefined when the papers can't be compared one by one. */
  #published: FileReader | undefined;
  /** The papers of a contest whose file has others. */
  readonly #own: Bytes[] = [];
  #alike = true;
  #place = 0;

  constructor(evidence: Evidence, closing: Closing, number: number, faults: Faults) {
    this.#evidence = evidence;
    this.#closing = closing;
    this.#number = number;
    this.#faults = faults;
    this.#contest = contestAt(closing, number);
    this.#blt = bltParts(this.#contest);
    this.#bltHash = evidence.startHash();
  }

  async begin(ballots: number): Promise<void> {
    const path = recordPath.papers(this.#contest.id);
    const file = await open(this.#evidence, path);
    const papers = file && (await readPapers(file.chunks, this.#closing, this.#number, file.bytes));
    this.#bltHash.update(this.#blt.start);
    if (papers?.ok === true && papers.value.count === ballots) {
      this.#published = papers.value;
      return;
    }
    this.#alike = false;
    if (papers === undefined) this.#faults.add(`${path} is missing, or too large`);
    else if (!papers.ok)
      this.#faults.add(`${path} is refused: ${fileFaultSentences[papers.error]}`);
    else this.#faults.add(`${path} has ${papers.value.count} papers for ${ballots} ballots`);
  }

  /** @returns how many of these ballots don't count */
  async compare({ listed }: SomeBallots, papers: Bytes): Promise<number> {
    const width = 1 + this.#contest.candidates.length;
    const ballots = [...apart(listed, listed.length / (papers.length / width))];
    const own = [...apart(papers, width)];
    const published = await this.#published?.take(own.length);
    this.#bltHash.update(this.#blt.lines(own));
    this.#own.push(papers);
    let invalid = 0;
    for (const [n, paper] of own.entries()) {
      if (whyInvalid(paper) !== undefined) invalid++;
      const shown = published?.subarray(n * width, (n + 1) * width);
      if (shown !== undefined && !equalBytes(shown, paper)) {
        const name = ballotName(this.#contest, this.#place, ballots[n] ?? new Uint8Array());
        this.#faults.add(`${name}: ${difference(paper, shown)}`);
        this.#alike = false;
      }
      this.#place++;
    }
    return invalid;
  }

  end(): void {
    const known = this.#evidence.contests[this.#number];
    if (known !== undefined) known.papers = this.#alike ? 'as-published' : this.#own;
    this.#bltHash.update(this.#blt.end);
    const path = recordPath.blt(this.#contest.id);
    const line = this.#evidence.lines.get(path);
    if (line === undefined) this.#faults.add(`${path} is missing, or too large`);
    else if (line.sha256 !== toHex(this.#bltHash.digest()))
      this.#faults.add(`${path} is not made of the papers in the ballots`);
  }
}

function difference(own: Bytes, published: Bytes): string {
  if (!equalBytes(own.subarray(1), published.subarray(1)))
    return 'the paper published is not the one inside';
  const says = published[0] === 0 ? 'valid' : (whyInvalid(published) ?? 'what means nothing');
  return `${whyInvalid(own) ?? 'valid'}, the record says ${says}`;
}
