export {
  ApprovalSchema,
  approvalChallenge,
  entryHash,
  LogEntrySchema,
  needsApproval,
  OfficerActSchema,
  ReleaseShareSchema,
  signInChallenge,
  type Action,
  type Approval,
  type LogEntry,
  type OfficerAct,
  type ReleaseShare,
  type Step,
} from './action.ts';
export {
  ceremonyHash,
  CeremonySchema,
  type BallotKey,
  type Ceremony,
  type CeremonyMessage,
  type Trustee,
} from './ceremony.ts';
export { contestHash, statementHash, withoutStatements } from './contest-hash.ts';
export {
  CandidateSchema,
  ContestSchema,
  ContestTermsSchema,
  StatementSchema,
  type Candidate,
  type Contest,
  type ContestTerms,
  type DraftContest,
  type ReservedGroup,
  type ReservedPlaces,
} from './contest.ts';
export { electionId } from './election-id.ts';
export {
  ballotKeyOf,
  checkContests,
  checkFrozenElection,
  provisionsOf,
  type Frozen,
  type FrozenElection,
  type FrozenFault,
} from './frozen.ts';
export { instant } from './instant.ts';
export {
  CeremonyPlanSchema,
  KeyCeremonySchema,
  SignedComplaintSchema,
  SignedDealSchema,
  SignedEndSchema,
  SignedHashSchema,
  SignedMessageSchema,
  spareSlots,
  type CeremonyEnd,
  type CeremonyPlan,
  type Complaint,
  type Deal,
  type KeyCeremony,
  type MessageHash,
  type Signed,
  type SigningTrustee,
  type SlotCommitments,
  type TrusteeMessage,
} from './key-ceremony.ts';
export {
  checkManifest,
  ManifestSchema,
  usualFloor,
  type Auditor,
  type ContestLine,
  type Issuer,
  type Manifest,
  type ManifestFault,
  type PlacesAcross,
  type RollCommitment,
} from './manifest.ts';
export { OfficerSchema, type Officer } from './officer.ts';
export {
  after,
  HoursSchema,
  PhaseSchema,
  StandingSchema,
  start,
  type Hours,
  type Phase,
  type Refusal,
  type Standing,
} from './phase.ts';
export { ProvisionsSchema, type Consequence, type Provisions } from './provisions.ts';
export {
  contestBits,
  hasContest,
  memberHash,
  rollLeaf,
  RollEntrySchema,
  type RollEntry,
} from './roll-entry.ts';
export { votingAt, type Voting, type VotingFacts } from './voting.ts';
export { Base64url, Hash, Id, Instant, Origin, Text } from './text.ts';
