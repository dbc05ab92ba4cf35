export type { Draft, SetupFault } from './draft.ts';
export { setUpElection, type SetupDeps } from './set-up.ts';
