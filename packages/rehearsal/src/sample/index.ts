export { chair, committee, sampleContests } from './contests.ts';
export { holdSampleElection, withSealed, type SampleElection } from './election.ts';
export { entriesOf } from './entries.ts';
export { sampleManifest } from './manifest.ts';
export { takeTokenWith } from './take-token.ts';
export { writtenBallots, writtenRegister } from './written-files.ts';
export { readWrittenRecord, writtenRecordFolder, type WrittenRecord } from './written-record.ts';
