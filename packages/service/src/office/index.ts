export { approve, type ApprovalAnswer, type ApprovalRefusal } from './approve.ts';
export type { OfficeDeps } from './deps.ts';
export {
  enrol,
  enrolmentOptions,
  makeSetupCode,
  type EnrolmentOptions,
  type EnrolmentRefusal,
} from './enrol.ts';
export { releaseShare, type ShareRefusal } from './share.ts';
export {
  endSession,
  openSession,
  signInOptions,
  type SignInOptions,
  type SignInResponse,
} from './sign-in.ts';
export { officeView, type OfficeView } from './view.ts';
