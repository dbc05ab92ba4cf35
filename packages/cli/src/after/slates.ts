import { defined } from '@teller/basics';
import { renderSlates, slateReport } from '@teller/after-count/slates';
import { complain, say } from '../terminal/complain.ts';
import { readText } from '../papers/text.ts';
import { readByCandidate } from '../reserved/reserved.ts';
import { countPapers, type PapersOptions } from '../papers/counted.ts';

export interface SlatesOptions extends PapersOptions {
  /** The file that says who is on which slate. */
  readonly slates: string;
}

/** Prints how the slates fared and where their votes went. Gives the exit code. */
export async function reportSlates(file: string, options: SlatesOptions): Promise<number> {
  const counted = await countPapers(file, options);
  if (!counted.ok) return complain(...counted.error);
  const { input, transcript } = counted.value;
  const text = await readText(options.slates);
  if (!text.ok) return complain(text.error);
  if (text.value.note !== undefined) say(`Note: ${text.value.note}`);
  const said = readByCandidate(text.value.text, transcript.candidates, 'a slate');
  if (!said.ok) return complain(`${options.slates}${said.error}`);
  const slateOf = said.value.map((rest) => {
    const slate = rest.trim().replace(/^"(.*)"$/, '$1');
    return slate === '' ? undefined : slate;
  });
  const report = slateReport(transcript, slateOf, input.groups);
  process.stdout.write(
    renderSlates(transcript, defined(report.ok ? report.value : undefined, 'one for each')),
  );
  return 0;
}
