export { ballotBoxContract } from './ballot-box.ts';
export type { Claim, Make } from './claim.ts';
export { electionsContract } from './elections.ts';
export { issuancesContract, issuingKeysContract } from './issuances.ts';
export { nonceKeyContract, officersLogContract } from './office.ts';
export { proposalsContract, setupCodesContract } from './office.ts';
export { recordFilesContract } from './record-files.ts';
export { entitlementKeysContract, rollEntriesContract } from './roll-entries.ts';
export { allowancesContract, challengesContract, sessionsContract } from './sign-in.ts';
