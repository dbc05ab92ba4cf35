export { buildBallotKey, parseBallotKey, type BallotKeyFile } from './ballot-key.ts';
export {
  ballotInclusion,
  ballotListRoot,
  buildBallotList,
  findBallot,
  parseBallotList,
  type BallotList,
  type BallotListFault,
} from './ballot-list.ts';
export { buildColumn, parseColumn, type Column, type ColumnEntry } from './column.ts';
export type { FormatFault } from './canonical.ts';
export {
  buildContents,
  buildPublication,
  type ContentsFault,
  type ContentsParts,
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
  parseIndex,
  recordPath,
  recordPaths,
  type FileLine,
  type Index,
  type RecordFile,
} from './files.ts';
export type { InclusionProof } from './inclusion-proof.ts';
export { buildManifest, parseManifest } from './manifest.ts';
export {
  buildOfficersLog,
  checkChain,
  nextEntry,
  parseOfficersLog,
  type ChainFault,
} from './officers-log.ts';
export {
  buildBlt,
  buildPapers,
  contestPapers,
  openBallots,
  parsePapers,
  whyInvalid,
  type InvalidReason,
  type OpenedBallot,
  type Papers,
} from './papers.ts';
export { parseReceiptFile, type ReceiptFile } from './receipt-file.ts';
export { buildReadme } from './readme.ts';
export {
  buildRegister,
  parseRegister,
  tokensIssued,
  type Register,
  type RegisterEntry,
} from './register.ts';
export { isOnRoll, rollInclusion, rollMember, type RollMember } from './roll.ts';
export { sealStep, type Seal } from './seal.ts';
export { buildSoftware, parseSoftware, teller, type Software } from './software.ts';
