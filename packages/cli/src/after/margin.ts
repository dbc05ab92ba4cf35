import { writeFile } from 'node:fs/promises';
import { defined } from '@teller/basics';
import { renderBlt } from '@teller/stv';
import { margin, renderMargin } from '@teller/after-count/margin';
import { complain } from '../terminal/complain.ts';
import { countPapers, type PapersOptions } from '../papers/counted.ts';

export interface MarginOptions extends PapersOptions {
  /** How many recounts are made at most. */
  readonly recounts: number;
  /** Where the changed papers go that prove the bound. */
  readonly write?: string;
}

/** Prints how close the count was. Gives the exit code. */
export async function sayMargin(file: string, options: MarginOptions): Promise<number> {
  const counted = await countPapers(file, options);
  if (!counted.ok) return complain(...counted.error);
  const { input } = counted.value;
  const found = margin(input, options.recounts);
  const result = defined(found.ok ? found.value : undefined, 'what was counted can be counted');
  process.stdout.write(renderMargin(result));
  if (options.write === undefined) return 0;
  if (result.bound === undefined) return complain('There are no changed papers to write.');
  const { candidates, seats, withdrawn = [] } = input;
  const { groups, papers } = result.bound;
  const title = `${file} with ${papers} papers changed`;
  const text = renderBlt({ candidates, seats, withdrawn, groups, title });
  try {
    await writeFile(options.write, text, { flag: 'wx' });
  } catch {
    return complain(
      `The file ${options.write} can't be written, or is there already. Name another.`,
    );
  }
  return 0;
}
