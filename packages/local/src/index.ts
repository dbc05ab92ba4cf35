export { buildWeb } from './build-web.ts';
export { playCoOfficer } from './demo/co-officer.ts';
export { openStores, type LocalStores } from './stores.ts';
export { reasonOf } from './reason.ts';
export { rehearseOnItsOwn, type OnItsOwn } from './rehearsal/on-its-own.ts';
export { setUpRehearsal } from './rehearsal/set-up.ts';
export { NotStartedError, ServerProcess, type Listening } from './rehearsal/server-process.ts';
export { setUp, type Plan, type SetUp } from './set-up.ts';
export { startStack, type Stack } from './stack.ts';
