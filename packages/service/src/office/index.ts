export { approve, type ApprovalRefusal } from './approve.ts';
export type { OfficeDeps } from './deps.ts';
export { enrol, enrolmentOptions, makeSetupCode, type EnrolmentRefusal } from './enrol.ts';
export { publicLog } from './read-log.ts';
export { releaseShares, type ShareRefusal } from './share.ts';
export { endSession, openSession, signInOptions } from './sign-in.ts';
export { officeView } from './view.ts';
