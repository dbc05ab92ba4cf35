export { MemoryBox } from './ballot-box.ts';
export { MemoryElections } from './elections.ts';
export { MemoryIssuances, MemoryIssuingKeys } from './issuer.ts';
export { MemoryMail } from './mail.ts';
export { MemoryNonceKey, MemoryOfficersLog, MemoryProposals, MemorySetupCodes } from './office.ts';
export { MemoryRecordFiles } from './record-files.ts';
export { MemoryEntitlementKeys, MemoryRollEntries } from './roll.ts';
export { MemoryAllowances, MemoryChallenges, MemorySessions } from './sign-in.ts';
export { keyOf } from './table.ts';
