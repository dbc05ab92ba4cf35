export { checkApproval, isPasskey, type ApprovalFault } from './approval.ts';
export {
  ballotHash,
  ballotLength,
  ballotSigned,
  decodeBallot,
  decodeListed,
  encodeBallot,
  encodeHashed,
  encodeListed,
  listedLength,
  sealedHashIn,
  splitBallot,
  tokenIn,
  type Ballot,
  type BallotFault,
  type ListedBallot,
} from './ballot.ts';
export type { Random } from './ballot-key/arithmetic.ts';
export {
  checkShare,
  combineShares,
  isPrivateKeyOf,
  publicKeyOf,
  type CombineFault,
  type ShareFault,
  type TrusteeShare,
} from './ballot-key/share.ts';
export { ceremonyCode, isCodeOf } from './ballot-key/ceremony/code.ts';
export { judgeComplaint, type Verdict } from './ballot-key/ceremony/complaint.ts';
export { dealInfo } from './ballot-key/ceremony/deal.ts';
export type { CeremonyFault } from './ballot-key/ceremony/fault.ts';
export {
  checkHashes,
  checkMessages,
  hashMessage,
  hashMessages,
} from './ballot-key/ceremony/messages.ts';
export { ceremonyId, checkPlan } from './ballot-key/ceremony/plan.ts';
export { trusteeSigned } from './ballot-key/ceremony/signed.ts';
export { checkTranscript, makeTranscript, ownTools } from './ballot-key/ceremony/transcript.ts';
export { confirmationOf, isConfirmed, type Confirmation } from './ballot-key/confirmation.ts';
export {
  isReleased,
  releaseSigned,
  sealedShareAad,
  sealedShareInfo,
  type Release,
} from './ballot-key/release.ts';
export type { Blinded, BlindRsa } from './blind-rsa.ts';
export {
  checkBallot,
  checkListed,
  issuerModulus,
  openBallot,
  type BallotRefusal,
} from './check-ballot.ts';
export {
  checkEntitlement,
  encodeUnsignedEntitlement,
  entitlementElection,
  entitlementLength,
  entitlementSigned,
  type Entitlement,
  type EntitlementFault,
} from './entitlement.ts';
export { electionCode, readElectionCode } from './election-code.ts';
export { lotOrder, type LotSeed } from './lot.ts';
export { ballotMark, markSaltLength } from './mark.ts';
export {
  inclusionProof,
  leafHash,
  merkleRoot,
  MerkleStack,
  verifyInclusion,
  type Hash,
} from './merkle.ts';
export { isPoint, signatureFromDer } from './p256.ts';
export { decodePaper, encodePaper, type PaperFault } from './paper.ts';
export type { Primitives } from './primitives.ts';
export { readReceiptCode, receiptCode, receiptSigned, type Receipt } from './receipt.ts';
export { rollCommitment } from './roll.ts';
export { sealedAad, sealedInfo } from './sealed-ballot.ts';
export {
  contestAt,
  contestNumber,
  findContest,
  modulusLength,
  paperLength,
  randomizerLength,
  sealedLength,
} from './sizes.ts';
export { preparedToken, tokenMessage, type IssuerSignature } from './token.ts';
