export { makeDeals, takeDeals, type WrongDeal } from './deals.ts';
export {
  codeOf,
  fixHashes,
  joinCeremony,
  messageHashOf,
  signingKeyOf,
  takeMessages,
  type TrusteePart,
} from './part.ts';
export { makeTrusteeKey, type TrusteeKey } from './secrets.ts';
export {
  confirmElection,
  finishCeremony,
  releaseContest,
  releaseShares,
  type HoldingFault,
  type ReleasedContest,
  type TrusteeHolding,
} from './holding.ts';
