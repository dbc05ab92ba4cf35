export { type AllPapersCountback } from './all-papers.ts';
export { countback, countbackMethods, type CountbackMethod } from './countback.ts';
export { type CountbackStage, type DepartedPapersCountback } from './departed-papers.ts';
export { renderCountback } from './render.ts';
export { type Standing, type Vacancy, type VacancyRefusal } from './vacancy.ts';
