import { err, hiddenInName, ok, unreachable, type Result } from '@teller/basics';
import {
  lapses,
  parseConstraint,
  type BadReserved,
  type Constraint,
  type Reserved,
} from '@teller/stv';
import { say } from '../terminal/complain.ts';
import { readText } from '../papers/text.ts';

export interface ReservedOptions {
  /** The file of characteristics. */
  readonly characteristics?: string;
  /** Such as `woman>=2`. */
  readonly reserve?: readonly string[];
  /** Labels that nobody has who stands, and rightly so. */
  readonly nobody?: readonly string[];
  readonly lapse?: string;
}

/**
 * Reads what the command line says about reserved places; undefined when it says nothing. Labels are
 * compared in small letters. Errors are sentences.
 */
export async function readReserved(
  options: ReservedOptions,
  candidates: readonly string[],
): Promise<Result<Reserved | undefined, string>> {
  const { characteristics: file, reserve = [], lapse } = options;
  if (file === undefined && reserve.length === 0) {
    if (options.nobody !== undefined) return err('--nobody goes with --reserve.');
    return lapse === undefined ? ok(undefined) : err('--lapse goes with --reserve.');
  }
  if (file === undefined)
    return err('--reserve needs --characteristics, the file that says who has which.');
  if (reserve.length === 0)
    return err("--characteristics needs --reserve, such as --reserve 'woman>=2'.");
  const constraints: Constraint[] = [];
  for (const text of reserve) {
    const hidden = hiddenInWords(text);
    if (hidden !== undefined) return err(`--reserve ${hidden}`);
    const constraint = parseConstraint(text.toLowerCase());
    if (!constraint.ok)
      return err(
        `--reserve ${text} can't be read. Write 'woman>=2', 'man<=3', 'woman|bame>=1' (or), ` +
          `'woman&bame>=1' (and), with quotes.`,
      );
    constraints.push(constraint.value);
  }
  const chosen = lapses.find((one) => one === lapse);
  if (chosen === undefined)
    return err(
      `${lapse === undefined ? 'Say' : `There is no ${lapse}: say`} what happens where too few stand: ` +
        `--lapse leave-vacant (places stay empty) or --lapse minimum-lapses (others fill them).`,
    );
  const read = await readText(file);
  if (!read.ok) return read;
  const { text, note } = read.value;
  if (note !== undefined) say(`Note: ${note}`);
  const characteristics = readCharacteristics(text, candidates);
  if (!characteristics.ok) return err(`${file}${characteristics.error}`);
  const unused = (options.nobody ?? []).find(
    (label) => !constraints.some(({ of }) => of.flat().includes(label.toLowerCase())),
  );
  if (unused !== undefined) return err(`--nobody ${unused}: no --reserve is about that label.`);
  const strange = strangeLabel(constraints, characteristics.value, options.nobody ?? []);
  if (strange !== undefined) return err(`${file}: ${strange}`);
  return ok({ characteristics: characteristics.value, constraints, lapse: chosen });
}

/** "has U+200B in it (ZERO WIDTH SPACE), which nobody can see.", if a text has something like that. */
function hiddenInWords(text: string): string | undefined {
  const hidden = hiddenInName(text);
  return hidden && `has ${hidden.code} in it (${hidden.name}), which nobody can see.`;
}

/** A label of a reserved place that no candidate has is a slip of the pen, unless somebody says it isn't. */
function strangeLabel(
  constraints: readonly Constraint[],
  characteristics: readonly (readonly string[])[],
  nobody: readonly string[],
): string | undefined {
  const known = [...new Set(characteristics.flat())].sort();
  const rightly = nobody.map((label) => label.toLowerCase());
  const strange = constraints
    .flatMap(({ of }) => of.flat())
    .find((label) => !known.includes(label) && !rightly.includes(label));
  if (strange === undefined) return undefined;
  const near = known.find((label) => areNear(label, strange));
  const labels =
    known.length === 0
      ? 'There are no labels in it.'
      : `The labels in it are: ${known.join(', ')}.`;
  return (
    `no candidate has the label ${strange}. ${near === undefined ? '' : `Is ${near} meant? `}${labels} ` +
    `If nobody of them stands, say so: --nobody ${strange}.`
  );
}

/** Whether one of two words becomes the other by one letter put in, left out or changed, or by an ending. */
function areNear(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return short.length > 2 && long.startsWith(short);
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = long.slice(at + 1);
  return rest === short.slice(at) || rest === short.slice(at + 1);
}

/** Labels with blanks or semicolons between them. */
function readCharacteristics(
  text: string,
  candidates: readonly string[],
): Result<readonly (readonly string[])[], string> {
  const lines = readByCandidate(text, candidates, 'labels');
  if (!lines.ok) return lines;
  return ok(
    lines.value.map((rest) =>
      rest
        .replaceAll('"', '')
        .toLowerCase()
        .split(/[;\s]+/)
        .filter((label) => label !== ''),
    ),
  );
}

/**
 * What a file says of each candidate, one line each: the number or the name as in the papers, a comma,
 * and then this. A name with a comma is in double quotes. Lines that begin with # are passed over,
 * and so is a first line that begins with "candidate".
 *
 * @param what what is written after the comma, for whoever has left a candidate out
 */
export function readByCandidate(
  text: string,
  candidates: readonly string[],
  what: string,
): Result<readonly string[], string> {
  const said: (string | undefined)[] = candidates.map(() => undefined);
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:#|$)/.test(line) || (i === 0 && /^candidate\b/i.test(line))) continue;
    const where = `, line ${i + 1}`;
    const hidden = hiddenInWords(line.replaceAll('\t', ' '));
    if (hidden !== undefined) return err(`${where}: the line ${hidden}`);
    const [, quoted, plain, rest = ''] =
      /^\s*(?:"((?:[^"]|"")*)"|([^",]*?))\s*(?:,(.*))?$/.exec(line) ?? [];
    const who = quoted?.replaceAll('""', '"') ?? plain;
    if (who === undefined || who === '')
      return err(`${where}: begin with the candidate's number or name, then a comma.`);
    const found = find(who, candidates);
    if (found.length > 1)
      return err(`${where}: ${found.length} candidates are called ${who}. Give the number.`);
    const [candidate] = found;
    if (candidate === undefined)
      return err(`${where}: there is no candidate ${who} in the papers.`);
    if (said[candidate] !== undefined)
      return err(`${where}: candidate ${candidate + 1} already has a line.`);
    said[candidate] = rest;
  }
  const missing = said.indexOf(undefined);
  if (missing !== -1)
    return err(
      `: there is no line for candidate ${missing + 1} (${candidates[missing]}). ` +
        `Give everybody one, without ${what} if need be.`,
    );
  return ok(said.map((rest) => rest ?? ''));
}

function find(who: string, candidates: readonly string[]): readonly number[] {
  const named = [...candidates.keys()].filter((c) => candidates[c] === who);
  if (named.length > 0 || !/^\d{1,5}$/.test(who)) return named;
  return [...candidates.keys()].filter((c) => c === Number(who) - 1);
}

/** What is wrong with reserved places, in a sentence. */
export function explainReserved(
  { problem, constraint }: BadReserved,
  reserve: readonly string[] = [],
): string {
  const one = reserve[constraint ?? 0] ?? '';
  switch (problem) {
    case 'more-than-seats':
      return `--reserve ${one} asks for more than there are places.`;
    case 'contradiction':
      return `--reserve ${one} asks for more of the same people than another --reserve allows.`;
    case 'constraint':
    case 'characteristics':
      return `The reserved places can't be read (${problem}).`;
    default:
      return unreachable(problem);
  }
}
