export { normalAddress } from './address.ts';
export { columnFiles } from '../working-area/columns.ts';
export {
  holdEntitlementKeys,
  type HeldEntitlementKeys,
  type RegisterDeps,
  type RollDeps,
  type RollSettings,
} from './deps.ts';
export { entitle, type EntitleRefusal } from './entitle.ts';
export { memberView } from './member.ts';
export { writeRegisters } from './register.ts';
export { rollSettings } from './settings.ts';
export { endSession, openSession, requestCode } from './sign-in.ts';
