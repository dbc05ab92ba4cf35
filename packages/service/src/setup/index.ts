export type { Draft, DraftIssuingKey, SetupFault } from './draft.ts';
export { setUpElection, type SetupDeps } from './set-up.ts';
