export { compareCounts, describeDifference, type Difference } from './compare.ts';
export { countAgain, type SecondInput, type SecondRefusal } from './count-again.ts';
export { preferencesOn } from './paper.ts';
export type { SecondConstraint, SecondReserved } from './reserved.ts';
export type { CountTable, StageTable } from './table.ts';
