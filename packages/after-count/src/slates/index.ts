export {
  slateReport,
  type Slate,
  type SlateFlow,
  type SlateReport,
  type SlateTransfer,
} from './report.ts';
export { renderSlates } from './render.ts';
