import { assert, defined, ok, type Result } from '@teller/basics';
import { count, type CountInput, type CountRefusal, type Transcript } from '@teller/stv';
import { whoCanStand, type Standing, type Vacancy, type VacancyRefusal } from './vacancy.ts';

/** A place filled by counting all papers again. */
export interface AllPapersCountback extends Standing {
  readonly method: 'all-papers';
  /** What was counted, so that anybody can count it again. */
  readonly input: CountInput;
  /** A count of all papers by the contest's rule, to be read and checked as any other. */
  readonly transcript: Transcript;
  readonly filledBy: number;
}

/** How the recount names those whose places are kept. */
const sittingMember = 'sitting member';

/**
 * Fills a casual vacancy by counting all papers again, by the same rule and for as many places as there
 * are members: the one who has left, and whoever can't come in, are taken to have withdrawn, and those
 * who sit keep their places. They are kept as reserved places are: everybody who sits must be among those
 * elected, so each of them is guarded from exclusion (R5), one more is elected, and with that everybody
 * else is doomed (R4). The recount is a whole count with a transcript like any other.
 *
 * This is the full recount that the Proportional Representation Society of Australia describes beside
 * the countback of one member's papers ("Filling casual vacancies after a PR-STV election",
 * prsa.org.au/casu_vac.htm), with the sitting members kept by a rule that is written down. Every paper
 * has its say in who completes the body, so that the whole body stays proportional.
 */
export function countAllPapers(
  input: CountInput,
  vacancy: Vacancy,
): Result<AllPapersCountback, VacancyRefusal | CountRefusal> {
  const stand = whoCanStand(input, vacancy);
  if (!stand.ok) return stand;
  const { sitting, eligible } = stand.value;
  const { reserved: _, ...contest } = input;
  const taking = new Set([...sitting, ...eligible]);
  const all = [...input.candidates.keys()];
  const recount: CountInput = {
    ...contest,
    seats: sitting.length + 1,
    withdrawn: all.filter((candidate) => !taking.has(candidate)),
    ...(sitting.length === 0
      ? {}
      : {
          reserved: {
            characteristics: all.map((c) => (sitting.includes(c) ? [sittingMember] : [])),
            constraints: [{ bound: 'at-least', number: sitting.length, of: [[sittingMember]] }],
            lapse: 'leave-vacant',
          },
        }),
  };
  const counted = count(recount);
  if (!counted.ok) return counted;
  const { elected } = counted.value;
  const came = elected.filter((candidate) => !sitting.includes(candidate));
  assert(
    came.length === 1 && elected.length === sitting.length + 1,
    'whoever sits keeps the place, and one comes in',
  );
  const filledBy = defined(came[0], 'one comes in');
  return ok({
    method: 'all-papers',
    ...stand.value,
    input: recount,
    transcript: counted.value,
    filledBy,
  });
}
