export {
  needsApproval,
  OfficerActSchema,
  ReleaseShareSchema,
  type Action,
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
