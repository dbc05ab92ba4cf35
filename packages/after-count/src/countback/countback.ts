import { unreachable, type Result } from '@teller/basics';
import type { CountInput, CountRefusal } from '@teller/stv';
import { countAllPapers, type AllPapersCountback } from './all-papers.ts';
import { countDepartedPapers, type DepartedPapersCountback } from './departed-papers.ts';
import type { Vacancy, VacancyRefusal } from './vacancy.ts';

/** How a casual vacancy is filled. The organisation's rules name one; there is no default. */
export type CountbackMethod = 'all-papers' | 'departed-papers';
export const countbackMethods: readonly CountbackMethod[] = ['all-papers', 'departed-papers'];

/**
 * Fills the place of a member who has left, from the stored papers. Either way those who sit keep their
 * places and the reserved places hold for the whole body. The two can bring in different people, because
 * they ask different electors: `all-papers` everybody (see `countAllPapers`), `departed-papers` those
 * who had elected the member who left (see `countDepartedPapers`).
 */
export function countback(
  input: CountInput,
  vacancy: Vacancy,
  method: CountbackMethod,
): Result<AllPapersCountback | DepartedPapersCountback, VacancyRefusal | CountRefusal> {
  switch (method) {
    case 'all-papers':
      return countAllPapers(input, vacancy);
    case 'departed-papers':
      return countDepartedPapers(input, vacancy);
    default:
      return unreachable(method);
  }
}
