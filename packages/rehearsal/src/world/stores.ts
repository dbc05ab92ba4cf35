import type { EntitlementKeys, IssuingKeys } from '@teller/service';
import type { BoxDeps, SealDeps } from '@teller/service/box';
import type { ColumnDeps, IssuerDeps } from '@teller/service/issuer';
import type { OfficeDeps } from '@teller/service/office';
import type { AdvanceDeps } from '@teller/service/record';
import type { RegisterDeps, RollDeps } from '@teller/service/roll';
import type { SetupDeps } from '@teller/service/setup';
import * as memory from '../memory/index.ts';

/** The stores of all sides, by any implementation of the ports. */
export type Stores = Omit<SetupDeps, 'receipts' | 'files'> &
  Pick<AdvanceDeps, 'log' | 'files' | 'elections'> &
  Pick<OfficeDeps, 'nonceKey' | 'proposals' | 'setupCodes'> &
  Pick<SealDeps, 'contents'> &
  Pick<BoxDeps, 'box'> & {
    readonly entries: RollDeps['entries'] & RegisterDeps['entries'];
    readonly keys: IssuingKeys;
    readonly entitlementKeys: EntitlementKeys;
    readonly issuances: IssuerDeps['issuances'] & ColumnDeps['issuances'];
    readonly memberChallenges: RollDeps['challenges'];
    readonly memberAllowances: RollDeps['allowances'];
    readonly memberSessions: RollDeps['sessions'];
    readonly officerSessions: RollDeps['sessions'];
  };

/** The same in memory, open to a test that wants to look or to tamper. */
export interface MemoryStores {
  readonly elections: memory.MemoryElections;
  readonly entries: memory.MemoryRollEntries;
  readonly memberChallenges: memory.MemoryChallenges;
  readonly memberAllowances: memory.MemoryAllowances;
  readonly memberSessions: memory.MemorySessions;
  readonly issuances: memory.MemoryIssuances;
  readonly keys: memory.MemoryIssuingKeys;
  readonly entitlementKeys: memory.MemoryEntitlementKeys;
  readonly box: memory.MemoryBox;
  readonly contents: memory.MemoryBox;
  readonly log: memory.MemoryOfficersLog;
  readonly proposals: memory.MemoryProposals;
  readonly setupCodes: memory.MemorySetupCodes;
  readonly nonceKey: memory.MemoryNonceKey;
  readonly officerSessions: memory.MemorySessions;
  readonly files: memory.MemoryRecordFiles;
}

export function makeStores(): MemoryStores {
  const box = new memory.MemoryBox();
  return {
    elections: new memory.MemoryElections(),
    entries: new memory.MemoryRollEntries(),
    memberChallenges: new memory.MemoryChallenges(),
    memberAllowances: new memory.MemoryAllowances(),
    memberSessions: new memory.MemorySessions(),
    issuances: new memory.MemoryIssuances(),
    keys: new memory.MemoryIssuingKeys(),
    entitlementKeys: new memory.MemoryEntitlementKeys(),
    box,
    contents: box,
    log: new memory.MemoryOfficersLog(),
    proposals: new memory.MemoryProposals(),
    setupCodes: new memory.MemorySetupCodes(),
    nonceKey: new memory.MemoryNonceKey(),
    officerSessions: new memory.MemorySessions(),
    files: new memory.MemoryRecordFiles(),
  };
}

/** Everything of every store, to show that nothing was changed. */
export function dump(stores: MemoryStores): unknown {
  return Object.entries(stores).map(([name, { table }]: [string, MemoryStores['box']]) => [
    name,
    table.dump(),
  ]);
}
