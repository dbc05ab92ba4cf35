export { columnLetters, renderRow, textCell } from './cells.ts';
export type { CsvError, CsvReason } from './error.ts';
export { parseCsv } from './parse.ts';
export { renderCsv } from './render.ts';
