export { renderSheetCsv } from './csv.ts';
export { renderHtml, type SheetOptions } from './html.ts';
