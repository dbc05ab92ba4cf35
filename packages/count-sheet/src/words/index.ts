export { linesOf } from '../table/grid.ts';
export { nameOf, names } from './names.ts';
export { counted, grouped, listed } from './phrases.ts';
export { readingWords } from './reading.ts';
export { labelOf, ruleTitle, votesInWords, wrapped } from './words.ts';
