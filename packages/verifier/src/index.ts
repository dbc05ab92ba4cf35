export type { OfferedReceipt } from './checks/receipts.ts';
export { massChecksHere, type MassChecks } from './mass-checks.ts';
export { recordInMemory, type RecordFiles } from './record-files.ts';
export { renderReport } from './render.ts';
export {
  checkTitles,
  exitCode,
  type CheckNumber,
  type Conclusion,
  type ContestFigures,
  type Figures,
  type Finding,
  type ReceiptFinding,
  type ReceiptVerdict,
  type Report,
} from './report.ts';
export { verify, type Progress, type VerifyOptions } from './verify.ts';
