import {
  countback,
  countbackMethods,
  renderCountback,
  type Vacancy,
  type VacancyRefusal,
} from '@teller/after-count/countback';
import type { CountRefusal } from '@teller/stv';
import { complain } from '../terminal/complain.ts';
import { countPapers, explain, type PapersOptions } from '../papers/counted.ts';

export interface CountbackOptions extends PapersOptions {
  /** Candidates by their number in the file, from 1: who has left, who sat, who doesn't stand. */
  readonly left: number;
  readonly members?: readonly number[];
  readonly unwilling?: readonly number[];
  readonly method?: string;
}

/** Fills a casual vacancy from the papers and prints how. Gives the exit code. */
export async function fillVacancy(file: string, options: CountbackOptions): Promise<number> {
  const method = countbackMethods.find((one) => one === options.method);
  if (method === undefined)
    return complain(
      `${options.method === undefined ? 'Say' : `There is no ${options.method}: say`} how places are ` +
        'filled, as the rules of the organisation have it:',
      '  --method all-papers        all papers are counted again; those who sit keep their places',
      '  --method departed-papers   the papers that had elected the member who left go to others',
    );
  const counted = await countPapers(file, options);
  if (!counted.ok) return complain(...counted.error);
  const { input, transcript } = counted.value;
  const members = options.members?.map((number) => number - 1) ?? transcript.elected;
  const unwilling = options.unwilling?.map((number) => number - 1) ?? [];
  const vacancy: Vacancy = { members, departed: options.left - 1, unwilling };
  const filled = countback(input, vacancy, method);
  if (!filled.ok) return complain(...whyNot(filled.error, input.candidates, vacancy, options));
  process.stdout.write(renderCountback(vacancy, filled.value));
  return 0;
}

/** What only a countback can be refused for. */
type OnlyCountback = Exclude<VacancyRefusal['reason'], 'bad-reserved'>;

function whyNot(
  refusal: VacancyRefusal | CountRefusal,
  candidates: readonly string[],
  { members }: Vacancy,
  options: CountbackOptions,
): readonly string[] {
  const named = (c: number) => `${c + 1} (${candidates[c]})`;
  const why: Readonly<Record<OnlyCountback, readonly string[]>> = {
    'bad-candidates': [
      `--members and --unwilling must each be different candidates who have not withdrawn,`,
      `by their numbers, from 1 to ${candidates.length}.`,
    ],
    'not-a-member': [
      `--left ${options.left} is not a member. The members are ${members.map(named).join(', ')}.`,
      'If others sit by now, name all of them with --members.',
    ],
    'too-many-members': ['--members names more than there are places.'],
    'not-elected-by-these-papers': [
      `${named(options.left - 1)} came in later, and no papers of this count had elected them.`,
      'Use --method all-papers, or fill the place as the rules say where there is no countback.',
    ],
    'nobody-stands': ['Nobody is left who could come in: the place stays empty.'],
    'nobody-keeps-the-reserved-places': [
      'With whoever stands, the reserved places would not be kept, and --lapse leave-vacant says',
      'that the place then stays empty.',
    ],
  };
  const isOwn = (one: typeof refusal): one is Extract<VacancyRefusal, { reason: OnlyCountback }> =>
    Object.hasOwn(why, one.reason);
  return isOwn(refusal) ? why[refusal.reason] : explain(refusal, candidates, options);
}
