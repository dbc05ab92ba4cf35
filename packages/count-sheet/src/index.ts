export { renderSentences } from './sentences/sentences.ts';
export { renderTable, type TableOptions } from './table/table.ts';
export { renderSheetCsv } from './csv.ts';
export { renderHtml } from './html/html.ts';
export { castIn, type Particulars, type SheetOptions } from './declaration/particulars.ts';
