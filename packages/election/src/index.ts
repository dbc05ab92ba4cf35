export {
  needsApproval,
  OfficerActSchema,
  ReleaseSharesSchema,
  type Action,
  type OfficerAct,
  type ReleaseShares,
  type Checkpoint,
  type ContestRelease,
  type ReleasedShare,
  type Step,
} from './action.ts';
export {
  ceremonyHash,
  CeremonyPlanSchema,
  CeremonySchema,
  SignedComplaintSchema,
  SignedDealSchema,
  SignedEndSchema,
  SignedHashSchema,
  SignedMessageSchema,
  slotKey,
  spareSlots,
  TrusteeSchema,
  type BallotKey,
  type Ceremony,
  type CeremonyEnd,
  type CeremonyPlan,
  type Complaint,
  type Deal,
  type MessageHash,
  type Signed,
  type SigningTrustee,
  type SlotCommitments,
  type Trustee,
  type TrusteeMessage,
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
  approvalChallenge,
  ApprovalSchema,
  entryHash,
  lastChange,
  LogEntrySchema,
  longestWait,
  propose,
  ProposedActSchema,
  proposedIn,
  signInChallenge,
  type Approval,
  type Entered,
  type LogEntry,
  type ProposedAct,
  type Scope,
} from './log-entry.ts';
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
export { after, isKnown, type Refusal } from './phase.ts';
export { ProvisionsSchema, type Consequence, type Provisions } from './provisions.ts';
export {
  contestBits,
  hasContest,
  memberHash,
  rollLeaf,
  RollEntrySchema,
  type RollEntry,
} from './roll-entry.ts';
export {
  furthestBehind,
  HoursSchema,
  PhaseSchema,
  phaseOf,
  start,
  StandingSchema,
  type ContestStanding,
  type Hours,
  type Phase,
  type Standing,
} from './standing.ts';
export { votingAt, type Voting, type VotingFacts } from './voting.ts';
export { Base64url, Hash, Id, Instant, Origin, Text } from './text.ts';
