import path from 'node:path';
import { grouped } from '@teller/basics';
import { readingWords } from '@teller/count-sheet/words';
import { renderBlt, writeMarks } from '@teller/stv';
import { renderCsv } from '@teller/stv/csv';
import { complain, say } from '../terminal/complain.ts';
import { withAlso } from './counted.ts';
import { nextCommand } from './next-command.ts';
import { readPapersFile } from './read.ts';
import { isSame, writeText } from './write.ts';

export interface ConvertOptions {
  readonly seats?: number;
  readonly title?: string;
  /** Candidates by their number, beside those whom a BLT file names. */
  readonly withdrawn?: readonly number[];
}

/**
 * Writes papers as BLT or CSV, whichever the name of the second file asks for. Gives the exit code. What
 * the other kind of file can't say is told.
 */
export async function convertFile(
  file: string,
  out: string,
  options: ConvertOptions,
): Promise<number> {
  const to = path.extname(out).toLowerCase();
  if (to !== '.blt' && to !== '.csv')
    return complain(`${out}: the new file's name has to end in .blt or .csv.`);
  if (await isSame(file, out)) return complain(`${out} is the same file. Name another.`);
  const read = await readPapersFile(file, options);
  if (!read.ok) return complain(read.error);
  const { kind, papers, marked } = read.value;
  for (const note of readingWords(papers)) say(`Note: ${note}`);
  const { seats: inFile, candidates, invalid = {} } = papers;
  const withdrawn = withAlso(papers.withdrawn, options.withdrawn ?? [], candidates.length);
  if (!withdrawn.ok) return complain(withdrawn.error);
  const seats = options.seats ?? inFile;
  if (to === '.blt' && seats === 0)
    return complain(
      'A BLT file says how many places there are to fill. Add --seats with the number, such as:',
      `  ${nextCommand({ seats: '3' })}`,
    );
  const title = options.title ?? papers.title;
  const text =
    to === '.blt'
      ? renderBlt({ ...papers, withdrawn: withdrawn.value, seats, title })
      : renderCsv(marked ?? writeMarks(papers));
  const failed = await writeText(out, text);
  if (failed !== undefined) return complain(failed);
  const all = papers.groups.reduce((sum, group) => sum + group.papers, 0);
  say(`${grouped(all)} ${all === 1 ? 'paper' : 'papers'} written to ${out}.`);
  const notRead = Object.values(invalid).reduce((sum, n) => sum + n, 0);
  if (to === '.blt' && notRead > 0)
    say(`${notRead} of them give nobody a preference; a BLT file does not say why.`);
  if (to === '.csv' && kind === 'blt') {
    const more = [
      `--seats ${seats}`,
      ...(withdrawn.value.length > 0
        ? [`--withdrawn ${withdrawn.value.map((candidate) => candidate + 1).join(',')}`]
        : []),
    ];
    say(`A CSV does not say everything: count it with ${more.join(' ')}.`);
  }
  return 0;
}
