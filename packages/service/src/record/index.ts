export { stateFrom } from '../officers-log/log.ts';
export { advanceRecords, type AdvanceDeps } from './advance.ts';
export {
  listElections,
  readRecordFile,
  viewContest,
  viewElection,
  type RecordDeps,
} from './read.ts';
