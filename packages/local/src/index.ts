export { buildWeb } from './build-web.ts';
export { playCoOfficer } from './demo/co-officer.ts';
export { instantAfter } from './instant.ts';
export { openStores, type LocalStores } from './stores.ts';
export { Officers } from './rehearsal/officers.ts';
export { rehearseOnItsOwn, type OnItsOwn } from './rehearsal/on-its-own.ts';
export { planFromBlt, type RehearsalPlan } from './rehearsal/plan.ts';
export {
  compareWithList,
  publishedFiles,
  rehearse,
  type Progress,
  type Rehearsed,
  type RehearsalResult,
} from './rehearsal/rehearse.ts';
export { setUpRehearsal } from './rehearsal/set-up.ts';
export { ServerProcess, type Listening } from './rehearsal/server-process.ts';
export { vote } from './rehearsal/member.ts';
export { newestCode } from './rehearsal/mailed-code.ts';
export { visitor } from './rehearsal/visitor.ts';
export { setUp, type Plan, type SetUp } from './set-up.ts';
export { startStack, type Stack } from './stack.ts';
