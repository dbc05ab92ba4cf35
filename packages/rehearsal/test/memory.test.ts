import {
  allowancesContract,
  ballotBoxContract,
  challengesContract,
  electionsContract,
  entitlementKeysContract,
  issuancesContract,
  issuingKeysContract,
  nonceKeyContract,
  officersLogContract,
  proposalsContract,
  recordFilesContract,
  rollEntriesContract,
  sessionsContract,
  setupCodesContract,
} from '@teller/rehearsal/contract';
import * as memory from '@teller/rehearsal/memory';
import { expect, test } from 'vitest';

const claims = [
  ...allowancesContract(() => new memory.MemoryAllowances()),
  ...ballotBoxContract(() => {
    const box = new memory.MemoryBox();
    return { box, contents: box };
  }),
  ...challengesContract(() => new memory.MemoryChallenges()),
  ...electionsContract(() => new memory.MemoryElections()),
  ...entitlementKeysContract(() => new memory.MemoryEntitlementKeys()),
  ...issuancesContract(() => new memory.MemoryIssuances()),
  ...issuingKeysContract(() => new memory.MemoryIssuingKeys()),
  ...nonceKeyContract(() => new memory.MemoryNonceKey()),
  ...officersLogContract(() => new memory.MemoryOfficersLog()),
  ...proposalsContract(() => new memory.MemoryProposals()),
  ...recordFilesContract(() => new memory.MemoryRecordFiles()),
  ...rollEntriesContract(() => new memory.MemoryRollEntries()),
  ...sessionsContract(() => new memory.MemorySessions()),
  ...setupCodesContract(() => new memory.MemorySetupCodes()),
];

for (const { name, check } of claims)
  test(`in memory: ${name}`, async () => {
    await expect(check()).resolves.toBeUndefined();
  });
