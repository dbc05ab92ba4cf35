export { nameOf, names } from './names.ts';
export { counted, grouped, labelOf, listed, ruleTitle, votesInWords, wrapped } from './words.ts';
