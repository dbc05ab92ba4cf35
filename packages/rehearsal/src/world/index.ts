export {
  castAcrossTheClose,
  issueAcrossTheClose,
  listedHashes,
  type AcrossTheClose,
  type IssuedAcrossTheClose,
} from './across-the-close.ts';
export { issuer, issuingKeys, makeDraft, makeRoll, officers, olive, oscar } from './draft.ts';
export { bytesOf, valueOf } from './expected.ts';
export { seeded } from './seeded.ts';
export { SimulatedTime } from './simulated-time.ts';
export { dump, makeStores, type MemoryStores, type Stores } from './stores.ts';
export { TestClock } from './test-clock.ts';
export { codeIn, entitlementFor, forgeBallot, signIn, vote } from './voter.ts';
export {
  act,
  jobs,
  makeWorld,
  openElection,
  proposeNow,
  runJobs,
  setUp,
  type World,
} from './world.ts';
export { sharesOf } from './shares.ts';
