export { readColumn, writeColumns } from './column.ts';
export { holdIssuingKeys, type ColumnDeps, type HeldIssuingKeys, type IssuerDeps } from './deps.ts';
export type { EntitledRefusal } from './entitled.ts';
export { issueToken, whenIssued, type IssueRefusal } from './issue.ts';
export { columnSettings } from './settings.ts';
