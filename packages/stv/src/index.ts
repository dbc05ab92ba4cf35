export { type BltError, type BltReason } from './blt/error.ts';
export { parseBlt, type BltOptions } from './blt/parse.ts';
export { bltEnd, bltLine, bltStart, renderBlt } from './blt/render.ts';
export { count, maxCandidates, maxSeats, type CountInput, type CountRefusal } from './count.ts';
export {
  paperProvisions,
  readMarks,
  readPapers,
  writeMarks,
  type MarkedGroup,
  type MarkedPapers,
  type PaperProvision,
} from './marks.ts';
export {
  invalidReasons,
  mergePapers,
  type ContestPapers,
  type EndedPapers,
  type EndedReason,
  type InvalidPapers,
  type InvalidReason,
  type PaperGroup,
  type ReadingNotes,
} from './papers.ts';
export type { CountJson, StageJson, TieJson } from './json/count-json.ts';
export { countJson } from './json/json.ts';
export {
  checkReserved,
  formatConstraint,
  lapses,
  parseConstraint,
  speaksOf,
  type BadReserved,
  type Constraint,
  type Lapse,
  type Reserved,
} from './reserved/constraint.ts';
export { breakTie, type LotNeeded } from './ties.ts';
export {
  ruleNames,
  type Action,
  type Election,
  type Exclusion,
  type Parcel,
  type Portion,
  type ReservedPlaces,
  type RuleName,
  type Shortage,
  type Stage,
  type Standing,
  type Tie,
  type TieStep,
  type Transcript,
  type Transfer,
} from './transcript.ts';
export { formatVotes, formatVotesFixed, maxPapers, type Votes } from './votes.ts';
