import type { RollSettings } from './deps.ts';

// At most 100 codes are tried in a day (UTC) on one member's address: one chance in 10,000. The same
// limits let somebody who knows an address use up its codes: see THREATS.md of the protocol.
export const rollSettings: RollSettings = {
  codesPerQuarterHour: 5,
  codesPerDay: 20,
  attempts: 5,
  codeLife: 15 * 60,
  sessionLife: 2 * 60 * 60,
  entitlementLife: 10 * 60,
  answerAfter: 700,
};
