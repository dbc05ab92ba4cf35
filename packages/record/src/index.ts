export { buildBallotKey, parseBallotKey, type BallotKeyFile } from './ballot-key.ts';
export {
  ballotListRoot,
  ballotsHead,
  readBallots,
  readSealed,
  sealedHead,
  sideBySide,
  sortedByToken,
  writeBallots,
  type SomeBallots,
} from './ballot-list.ts';
export { encodeColumnEntry, readColumn, writeColumn } from './column.ts';
export type { FormatFault } from './canonical.ts';
export {
  buildPublication,
  contestFiles,
  electionFiles,
  type ContestBallots,
  type Opening,
  type ContestFault,
  type StreamedFile,
} from './contents.ts';
export {
  buildCount,
  countContest,
  reservedOf,
  winners,
  type CountFault,
  type LotSource,
} from './count.ts';
export {
  buildIndex,
  contentsHash,
  fileLine,
  LineHash,
  parseIndex,
  publicContests,
  recordPath,
  recordPaths,
  statementPaths,
  streamedLine,
  type FileLine,
  type Index,
  type RecordFile,
} from './files.ts';
export {
  apart,
  fileFaultSentences,
  gathered,
  closeIn,
  headLength,
  readHead,
  type Chunks,
  type Closing,
  type FileFault,
  type FileReader,
} from './fixed-width.ts';
export type { InclusionProof } from './inclusion-proof.ts';
export {
  buildFrozen,
  buildManifest,
  parseCeremony,
  parseContest,
  parseManifest,
} from './manifest.ts';
export {
  buildOfficersLog,
  checkChain,
  closeHash,
  nextEntry,
  parseOfficersLog,
  type ChainFault,
} from './officers-log.ts';
export {
  bltParts,
  contestPapers,
  openBallots,
  readPapers,
  whyInvalid,
  writeBlt,
  writePapers,
  type InvalidReason,
} from './papers.ts';
export { parseReceiptFile, type ReceiptFile } from './receipt-file.ts';
export { buildReadme } from './readme.ts';
export {
  channels,
  encodeRegisterEntry,
  IssuedTotals,
  readRegister,
  RegisterLayout,
  writeRegister,
  type Channel,
  type RegisterEntry,
  type RegisterFault,
  type RegisterHead,
  type RegisterReader,
} from './register.ts';
export { isOnRoll, rollInclusion, rollMember, type RollMember } from './roll.ts';
export { checkpointOf, checkRelease, type ReleaseFault } from './release.ts';
export { sealStep, type Seal } from './seal.ts';
export { buildSoftware, parseSoftware, teller, type Software } from './software.ts';
