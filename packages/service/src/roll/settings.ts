import { defaultLifetime } from '../drain.ts';
import type { RegisterDeps, RollSettings } from './deps.ts';

// At most 100 codes are tried a day on one member's address: one chance in 10,000.
export const rollSettings: RollSettings = {
  codesPerQuarterHour: 5,
  codesPerDay: 20,
  attempts: 5,
  codeLife: 15 * 60,
  sessionLife: 2 * 60 * 60,
  answerAfter: 700,
  lifetime: defaultLifetime,
};

export const registerSettings: RegisterDeps['settings'] = {
  lifetime: defaultLifetime,
  turnoutEvery: 60_000,
};
