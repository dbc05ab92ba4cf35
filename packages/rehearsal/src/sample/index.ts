export { chair, committee, sampleContests } from './contests.ts';
export { holdSampleElection, type SampleElection } from './election.ts';
export { withSealed } from './with-sealed.ts';
export { entriesOf } from './entries.ts';
export { sampleFrozen, sampleTerms } from './frozen.ts';
export { takeTokenWith } from './take-token.ts';
export { writtenBallots, writtenRegister } from './written-files.ts';
export { readWrittenRecord, writtenRecordFolder, type WrittenRecord } from './written-record.ts';
