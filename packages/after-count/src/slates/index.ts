export { slateReport, type Slate, type SlateReport, type SlateTransfer } from './report.ts';
export { renderSlates } from './render.ts';
export type { SlateFlow } from './slate-flow.ts';
