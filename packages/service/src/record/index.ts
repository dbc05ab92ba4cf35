export { stateFrom } from '../officers-log/log.ts';
export { advanceRecords, type AdvanceDeps } from './advance.ts';
export { listElections, readRecordFile, viewElection, type RecordDeps } from './read.ts';
