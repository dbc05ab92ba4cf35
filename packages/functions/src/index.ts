export { boxApp, type BoxAppDeps } from './box/app.ts';
export { issuerApp, type IssuerAppDeps } from './issuer/app.ts';
export { publicElections } from './issuer/public-elections.ts';
export { officeApp, type OfficeAppDeps } from './office/app.ts';
export { recordApp, type RecordAppDeps } from './record/app.ts';
export { isPassing } from './passing.ts';
export { problem } from './problem.ts';
export { columnsOf } from './roll/columns.ts';
export { rollApp, type RollAppDeps } from './roll/app.ts';
