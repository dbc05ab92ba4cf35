export { box, type Received } from './box.ts';
export {
  client,
  type Answered,
  type Asked,
  type Call,
  type Failure,
  type Fetch,
  type NoAnswer,
  type NotUnderstood,
} from './client.ts';
export { issuer } from './issuer.ts';
export {
  jobNames,
  office,
  type Approved,
  type JobName,
  type JobReport,
  type OfficeView,
  type Proposal,
} from './office.ts';
export type { PasskeyAnswer, CreationOptions, NewPasskey, RequestOptions } from './passkey.ts';
export {
  problemNames,
  problems,
  problemType,
  type Problem,
  type ProblemMembers,
  type ProblemName,
  type Refusal,
} from './problems.ts';
export {
  record,
  type ElectionList,
  type ListedElection,
  type PublicElection,
  type Sealed,
  type Turnout,
} from './record.ts';
export { roll, type Member } from './roll.ts';
export {
  pathNames,
  sessionCookies,
  type AnswerOf,
  type BodyOf,
  type EdgeProblem,
  type NamedOf,
  type ProblemOf,
  type Route,
  type Routes,
  type ServedFile,
} from './route.ts';
export { withSession } from './session.ts';
export { sides } from './sides.ts';
