export { advanceRecords, type AdvanceDeps } from './advance.ts';
export {
  listElections,
  readRecordFile,
  viewElection,
  type ElectionLine,
  type ElectionView,
  type RecordDeps,
} from './read.ts';
