export { webBlindRsa } from './blind-rsa.ts';
export { freshMark, sealBallot, verifyReceipt, type Mark } from './cast.ts';
export { webPrimitives } from './primitives.ts';
export {
  parseTokenState,
  PendingTokenSchema,
  VotingTokenSchema,
  type PendingToken,
  type VotingToken,
} from './state.ts';
export { blindedMessages, finishToken, prepareToken, unblind, type TokenFault } from './token.ts';
