export { MemoryBox } from './ballot-box.ts';
export { MemoryElections } from './elections.ts';
export { MemoryMail } from './mail.ts';
export { MemoryOfficersLog, MemoryProposals, MemorySetupCodes } from './office.ts';
export { MemoryRecordFiles } from './record-files.ts';
export {
  MemoryEntitlementKeys,
  MemoryIssuances,
  MemoryIssuingKeys,
  MemoryRollEntries,
} from './roll.ts';
export { MemoryAllowances, MemoryChallenges, MemorySessions } from './sign-in.ts';
