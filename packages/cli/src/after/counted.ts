export { countPapers, type CountedPapers, type PapersOptions } from '../papers/counted.ts';
