export { compareCounts, describeDifference, type Difference } from './compare.ts';
export { countAgain, type SecondInput } from './count-again.ts';
export type { SecondRefusal } from './hall.ts';
export { preferencesOn } from './paper.ts';
export type { SecondConstraint, SecondReserved } from './reserved.ts';
export type { CountTable, StageTable } from './table.ts';
