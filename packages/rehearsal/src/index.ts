export { freePort } from './free-port.ts';
export { instantAfter } from './instant.ts';
export {
  sampleOffice,
  SoftwarePasskey,
  type AssertionResponse,
  type Changed,
  type Office,
  type StoredPasskey,
} from './passkey/software-passkey.ts';
export { newestCode } from './people/mailed-code.ts';
export { vote } from './people/member.ts';
export { Officers } from './people/officers.ts';
export { releaseAs } from './people/trustee.ts';
export { RefusedError, visitor, type Visitor } from './people/visitor.ts';
export { planFromBlt, type RehearsalPlan } from './plan.ts';
export {
  compareWithList,
  publishedFiles,
  rehearse,
  type Progress,
  type Rehearsed,
  type RehearsalResult,
} from './rehearse.ts';
