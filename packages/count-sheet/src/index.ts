export { renderSentences } from './sentences/sentences.ts';
export { renderTable, type TableOptions } from './table/table.ts';
export { renderSheetCsv } from './csv.ts';
export { renderHtml, type SheetOptions } from './html/html.ts';
