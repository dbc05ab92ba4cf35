export { compareCounts, describeDifference, type Difference } from './compare.ts';
export { preferencesOn } from './paper.ts';
export {
  countAgain,
  hasSecondCounter,
  type SecondInput,
  type SecondRefusal,
  type SecondRule,
} from './scottish-2011.ts';
export type { CountTable, StageTable } from './table.ts';
