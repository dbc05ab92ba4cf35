export { normalAddress } from '../address.ts';
export type { RegisterDeps, RollDeps, RollSettings } from './deps.ts';
export { issueToken, type IssueRefusal } from './issue.ts';
export { memberView } from './member.ts';
export { writeRegisters } from './register.ts';
export { registerSettings, rollSettings } from './settings.ts';
export { endSession, openSession, requestCode } from './sign-in.ts';
