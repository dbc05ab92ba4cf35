export { renderSentences, stageSentences } from '../render/sentences.ts';
export { renderTable, type TableOptions } from '../render/table.ts';
export { renderSheetCsv } from './csv.ts';
export { renderHtml, type SheetOptions } from './html.ts';
