/**
 * Whatever is done to a line of a valid file: either every paper in it is counted, none is made up and
 * everybody keeps their name, or the line is refused.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runs } from '@teller/sample-papers/elections';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBlt, renderBlt } from '../src/index.ts';

const data = path.join(import.meta.dirname, '../data');
const regions = path.join(data, 'regions-2022');
const files = [
  path.join(data, 'north_lanarkshire_2017_ward14.blt'),
  ...readdirSync(regions)
    .filter((name) => name.endsWith('.blt'))
    .map((name) => path.join(regions, name)),
].map((file) => readFileSync(file, 'utf8'));

/** Ten lines of papers and more, so that how the file is laid out can be seen. */
const made = fc.integer({ min: 2, max: 6 }).chain((n) =>
  fc
    .record({
      seats: fc.integer({ min: 1, max: 3 }),
      withdrawn: fc.subarray([...Array(n - 1).keys()], { maxLength: 1 }),
      groups: fc.array(
        fc.record({
          preferences: fc.shuffledSubarray([...Array(n).keys()]),
          papers: fc.integer({ min: 1, max: 40 }),
        }),
        { minLength: 12, maxLength: 30 },
      ),
    })
    .map((more) =>
      renderBlt({ candidates: [...Array(n).keys()].map((c) => `Name ${c}`), title: 'T', ...more }),
    ),
);

type Lines = readonly string[];
const mutations: Readonly<Record<string, (lines: Lines, at: number, other: number) => Lines>> = {
  'a 0 put in': (lines, at) => lines.toSpliced(at, 0, '0'),
  'a number put in': (lines, at, other) => lines.toSpliced(at, 0, String(other + 1)),
  'junk put in': (lines, at) => lines.toSpliced(at, 0, 'junk'),
  'junk in quotes put in': (lines, at) => lines.toSpliced(at, 0, '"junk"'),
  'a line left out': (lines, at) => lines.toSpliced(at, 1),
  'a line doubled': (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  'two lines swapped': (lines, at, other) =>
    lines.with(at, lines[other] ?? '').with(other, lines[at] ?? ''),
  'a quotation mark left out': (lines, at) => lines.with(at, (lines[at] ?? '').replace('"', '')),
  'the last character left out': (lines, at) => lines.with(at, (lines[at] ?? '').slice(0, -1)),
  'the last number left out': (lines, at) => lines.with(at, (lines[at] ?? '').replace(/ \d+$/, '')),
  'a 0 behind a line': (lines, at) => lines.with(at, `${lines[at] ?? ''} 0`),
  'a line cut off at a 0': (lines, at) => lines.with(at, (lines[at] ?? '').replace(/ \d+ /, ' 0 ')),
};

/** Papers in a file with a line for each group, found without the parser; wherever they stand. */
function papersIn(lines: Lines): number {
  return lines
    .map((line) => /^(\d+)(?: \d+)* 0(?: 0)?$/.exec(line)?.[1])
    .reduce((all, papers) => all + Number(papers ?? 0), 0);
}

/** As a reader that looks for the names and nothing else. */
const lenient: typeof parseBlt = (text) => {
  const [papers = '', ...rest] = text.split(/^0$/m);
  const names = rest
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('"'));
  return parseBlt([papers.trimEnd(), '0', ...names].join('\n'));
};

function judged(parse: typeof parseBlt, lines: Lines): string {
  const read = parse(lines.join('\n'));
  if (!read.ok) {
    const { line, message } = read.error;
    const isThere = line >= 1 && line <= lines.length;
    return isThere && message !== '' ? 'refused' : `refused in line ${line}`;
  }
  const counted = read.value.groups.reduce((all, { papers }) => all + papers, 0);
  if (counted !== papersIn(lines)) return `${papersIn(lines)} papers, ${counted} counted`;
  const names = lines.filter((line) => line.startsWith('"')).map((line) => line.slice(1, -1));
  const { candidates, title } = read.value;
  return [...candidates, title].join() === names.join() ? 'as written' : 'others’ names';
}

function faults(parse: typeof parseBlt, file: string, seed: number): readonly string[] {
  const lines = file.trimEnd().split('\n');
  const at = seed % lines.length;
  const other = (at + 1 + (seed % 7)) % lines.length;
  return Object.entries(mutations).flatMap(([name, mutate]) => {
    const said = judged(parse, mutate(lines, at, other));
    return said === 'as written' || said === 'refused' ? [] : [`${name}, line ${at + 1}: ${said}`];
  });
}

describe('no paper is lost or made up, whatever is done to a line', () => {
  test('of the real ward and the regions', () => {
    const found = files.flatMap((file) => {
      const lines = file.split('\n').length - 1;
      const step = Math.max(1, Math.floor(lines / 60));
      const seeds = [...Array(lines).keys()].filter((n) => n % step === 0 || n > lines - 20);
      return seeds.flatMap((seed) => faults(parseBlt, file, seed));
    });
    expect(found).toEqual([]);
  });

  test('of files made up', () => {
    fc.assert(
      fc.property(made, fc.nat({ max: 10_000 }), (file, seed) => {
        expect(faults(parseBlt, file, seed)).toEqual([]);
      }),
      runs,
    );
  });

  test('and a reader that passes over what is behind a stray 0 would be found', () => {
    const found = files.flatMap((file) => faults(lenient, file, 7));
    expect(found.filter((fault) => /^a 0 put in.*papers.*counted$/.test(fault)).length).toBe(
      files.length,
    );
  });
});
