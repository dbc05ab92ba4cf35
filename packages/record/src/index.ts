export type { FormatFault } from './canonical.ts';
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
export { buildManifest, parseManifest } from './manifest.ts';
export { buildRegister, parseRegister, type Register, type RegisterEntry } from './register.ts';
export {
  buildOfficersLog,
  checkChain,
  nextEntry,
  parseOfficersLog,
  type ChainFault,
} from './officers-log.ts';
export { buildBallotKey, parseBallotKey, type BallotKeyFile } from './ballot-key.ts';
export { buildSoftware, parseSoftware, teller, type Software } from './software.ts';
