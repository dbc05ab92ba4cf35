export { readColumn, writeColumns } from './column.ts';
export {
  holdIssuingKeys,
  type ColumnDeps,
  type HeldIssuingKeys,
  type IssuerDeps,
  type KnownElections,
} from './deps.ts';
export type { EntitledRefusal } from './entitled.ts';
export { issueToken, whenIssued, type IssueRefusal } from './issue.ts';
export { takeElection, type TakingRefusal } from './take-election.ts';
export { columnSettings } from './settings.ts';
