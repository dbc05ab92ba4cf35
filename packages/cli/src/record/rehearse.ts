import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defined, displayNames, grouped, systemErrorWords, type Bytes } from '@teller/basics';
import { ContestTermsSchema, type ContestTerms } from '@teller/election';
import { readingWords } from '@teller/count-sheet/words';
import { NotStartedError, reasonOf, rehearseOnItsOwn, type OnItsOwn } from '@teller/local';
import { compareWithList, planFromBlt, RefusedError } from '@teller/rehearsal';
import { recordPath } from '@teller/record';
import { ruleNames } from '@teller/stv';
import { readText } from '../papers/text.ts';
import { complain, say } from '../terminal/complain.ts';
import { ProgressLine } from '../terminal/progress.ts';
import { readReserved, type ReservedOptions } from '../reserved/reserved.ts';
import { reservedGroups } from '../reserved/groups.ts';

export interface RehearseOptions extends ReservedOptions {
  readonly ballots: string;
  readonly out: string;
  readonly rule?: string;
  readonly seats?: number;
}

/** Members who vote at the same time. */
const atOnce = 24;

/** Casts every paper of a BLT file in an election of its own. Gives the exit code. */
export async function rehearseFile(options: RehearseOptions): Promise<number> {
  const { rule, seats } = options;
  if (rule !== undefined && !(ruleNames as readonly string[]).includes(rule))
    return complain(`There is no rule called ${rule}. There are: ${ruleNames.join(', ')}.`);
  const out = path.resolve(options.out);
  const inTheWay = await whatStandsAt(out);
  if (inTheWay === 'something-else')
    return complain(
      `${options.out} holds something that is not the record of a rehearsal.`,
      'It is left as it is: name another folder with --out.',
    );
  const read = await readText(options.ballots);
  if (!read.ok) return complain(read.error);
  if (read.value.note !== undefined) say(`Note: ${read.value.note}`);
  const plan = planFromBlt(read.value.text, {
    ...(rule ? { rule } : {}),
    ...(seats ? { seats } : {}),
  });
  if (!plan.ok)
    return complain(`${options.ballots}, line ${plan.error.line}: ${plan.error.message}`);
  const { papers, notes } = plan.value;
  for (const note of readingWords(notes)) say(`Note: ${note}`);
  const { candidates } = plan.value.contest;
  const reserved = await readReserved(
    options,
    candidates.map(({ name }) => name),
  );
  if (!reserved.ok) return complain(reserved.error);
  const contest: ContestTerms = {
    ...plan.value.contest,
    ...(reserved.value && {
      reserved: reservedGroups(
        reserved.value,
        candidates.map(({ id }) => id),
      ),
    }),
  };
  const fits = ContestTermsSchema.safeParse(contest);
  if (!fits.success)
    return complain(
      `No election can be held so: ${fits.error.issues.map(({ message }) => message).join('; ')}.`,
    );
  if (papers.length === 0) return complain(`${options.ballots} holds no papers to cast.`);

  const noRoom = await whyNotAt(out);
  if (noRoom !== undefined)
    return complain(
      `No record can be put at ${options.out}: ${noRoom}.`,
      'Name another folder with --out.',
    );

  const progress = new ProgressLine();
  let held: OnItsOwn;
  try {
    held = await rehearseOnItsOwn(
      { ...plan.value, contest },
      {
        atOnce,
        started: ({ url, pid }) => progress.note(`The local server is process ${pid}, at ${url}`),
        restarted: () => {
          progress.end();
          say('The local server stopped; it is started again.');
        },
      },
      (...step) => progress.show(...step),
    );
  } catch (error) {
    progress.end();
    if (!cameFromOutside(error)) throw error;
    return complain(
      `The rehearsal could not go on: ${reasonOf(error)}.`,
      'Is the machine very busy, or its disk full? Nothing is left behind: run it again.',
    );
  }
  progress.end();
  const { rehearsed, result, record } = held;
  await writeRecord(record, out);
  const compared = await compareWithList(rehearsed, result.receipts, record);
  if (!compared.ok) return complain(`The ballot list can't be read: ${compared.error}`);
  process.stdout.write(
    summary({
      contest,
      cast: result.receipts.length,
      seconds: result.seconds,
      ...compared.value,
      elected: elected(record, contest),
      election: rehearsed.election,
      out: options.out,
    }),
  );
  const { missing, listed } = compared.value;
  return missing.length === 0 && listed === papers.length ? 0 : 1;
}

/** Whether a new record can take this place: only the record of an earlier rehearsal gives way. */
async function whatStandsAt(out: string): Promise<'nothing' | 'a-rehearsal' | 'something-else'> {
  if (!existsSync(out)) return 'nothing';
  try {
    const text = await readFile(path.join(out, recordPath.manifest), 'utf8');
    const { kind } = JSON.parse(text) as { kind?: unknown };
    return kind === 'rehearsal' ? 'a-rehearsal' : 'something-else';
  } catch {
    return 'something-else';
  }
}

/** Whether it was the server, the store or the system that did not go on, rather than this program. */
function cameFromOutside(error: unknown): boolean {
  return (
    error instanceof RefusedError ||
    error instanceof NotStartedError ||
    systemErrorWords(error) !== undefined ||
    (error instanceof Error && '$metadata' in error)
  );
}

/** Why no folder can be made there, found out before an election is held for it. */
async function whyNotAt(out: string): Promise<string | undefined> {
  try {
    await mkdir(`${out}.partial`, { recursive: true });
    await rm(`${out}.partial`, { recursive: true });
    return undefined;
  } catch (error) {
    return systemErrorWords(error) ?? String(error);
  }
}

async function writeRecord(record: ReadonlyMap<string, Bytes>, out: string): Promise<void> {
  const partial = `${out}.partial`;
  await rm(partial, { recursive: true, force: true });
  for (const [name, bytes] of record) {
    const place = path.join(partial, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, bytes);
  }
  // All of it or nothing: a folder that is there is whole.
  await rm(out, { recursive: true, force: true });
  await rename(partial, out);
}

function elected(record: ReadonlyMap<string, Bytes>, contest: ContestTerms): readonly string[] {
  const bytes = defined(record.get(recordPath.count(contest.id)), 'the record has the count');
  const { elected: numbers } = JSON.parse(new TextDecoder().decode(bytes)) as {
    elected: readonly number[];
  };
  const names = displayNames(contest.candidates.map(({ name }) => name));
  return numbers.map((number) => `${number} ${names[number - 1] ?? ''}`);
}

function summary(of: {
  readonly contest: ContestTerms;
  readonly cast: number;
  readonly seconds: number;
  readonly missing: readonly string[];
  readonly listed: number;
  readonly elected: readonly string[];
  readonly election: string;
  readonly out: string;
}): string {
  const { contest, cast, seconds, missing, listed } = of;
  return [
    `${grouped(cast)} papers cast in ${seconds.toFixed(1)} s: ${(cast / seconds).toFixed(1)} a second,`,
    '  each with its own sign-in, blind-signed token, sealed ballot and receipt',
    missing.length === 0
      ? `${grouped(listed)} ballots in the published list, and every receipt is among them`
      : `${grouped(missing.length)} RECEIPTS ARE NOT IN THE LIST of ${grouped(listed)} ballots`,
    `Elected by ${contest.rule} (${contest.seats} places), in this order:`,
    ...of.elected.map((name, i) => `  ${i + 1}. ${name}`),
    `The record is in ${of.out}. Check it: npm run teller -- verify ${of.out} --election ${of.election}`,
    '',
  ].join('\n');
}
