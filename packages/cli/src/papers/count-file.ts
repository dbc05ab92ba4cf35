import { nameOf } from '@teller/count-sheet/words';
import { complain, say } from '../terminal/complain.ts';
import { wantsColours } from '../terminal/colour.ts';
import { countPapers, type PapersOptions } from './counted.ts';
import { declared, particularsFrom, type DeclarationOptions } from './declaration.ts';
import { formatFor, written, type Format } from './formats.ts';
import { isSame, writeText } from './write.ts';

export interface CountOptions extends PapersOptions, DeclarationOptions {
  readonly format?: Format;
  /** The file that the result goes to, instead of standard output. */
  readonly out?: string;
}

/** Counts a file of papers and writes the result. Gives the exit code: 0, or 1 with a complaint. */
export async function countFile(file: string, options: CountOptions): Promise<number> {
  const { out } = options;
  if (out !== undefined && (await isSame(file, out)))
    return complain(`--out ${out} is the file with the papers. Name another file for the result.`);
  const format = options.format ?? (out === undefined ? undefined : formatFor(out)) ?? 'table';
  const declaring = declared(options);
  if (declaring !== undefined && !['table', 'csv', 'html'].includes(format))
    return complain(
      `${declaring} goes on the count sheet, which is --format table, csv or html; not ${format}.`,
    );
  const counted = await countPapers(file, options);
  if (!counted.ok) return complain(...counted.error);
  const title = options.title ?? counted.value.title;
  const particulars = particularsFrom(options, counted.value.transcript);
  if (!particulars.ok) return complain(particulars.error);
  const onTerminal = out === undefined && process.stdout.isTTY;
  const text = await written(counted.value, format, {
    title,
    particulars: particulars.value,
    width: onTerminal ? Math.min(process.stdout.columns || 80, 200) : 80,
    colours: out === undefined && wantsColours(process.stdout),
  });
  if (out === undefined) {
    process.stdout.write(text);
    return 0;
  }
  const failed = await writeText(out, text);
  if (failed !== undefined) return complain(failed);
  const { transcript } = counted.value;
  const elected = transcript.elected.map((candidate) => nameOf(transcript, candidate));
  say(`Elected: ${elected.join(', ') || 'nobody'}. Written to ${out}.`);
  return 0;
}
