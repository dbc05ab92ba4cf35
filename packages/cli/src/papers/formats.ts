import path from 'node:path';
import { canonicalJson, unreachable } from '@teller/basics';
import { countJson, renderBlt } from '@teller/stv';
import { renderSentences, renderTable, type Particulars } from '@teller/count-sheet';
import { paint } from '../terminal/colour.ts';
import type { CountedPapers } from './counted.ts';

/** What a count can be written as. */
export type Format = 'table' | 'sentences' | 'json' | 'csv' | 'html' | 'blt';

const byExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.csv': 'csv',
  '.html': 'html',
  '.htm': 'html',
  '.blt': 'blt',
};

/** The format that goes with a file's name, if one does. */
export function formatFor(file: string): Format | undefined {
  return byExtension[path.extname(file).toLowerCase()];
}

export interface Look {
  readonly title: string;
  readonly particulars: Particulars;
  /** Characters to a line. */
  readonly width: number;
  readonly colours: boolean;
}

/** A count as text. HTML and CSV are loaded only when they are asked for. */
export async function written(
  { transcript, input, title: fileTitle, notes }: CountedPapers,
  format: Format,
  { title, particulars, width, colours }: Look,
): Promise<string> {
  const sheet = { title, particulars, notes, groups: input.groups };
  switch (format) {
    case 'table': {
      const table = renderTable(transcript, { width, ...sheet });
      return colours ? paint(table) : table;
    }
    case 'sentences': {
      const sentences = renderSentences(transcript, { width: Math.min(width, 80) });
      return colours ? paint(sentences) : sentences;
    }
    case 'json':
      return `${canonicalJson(countJson(transcript))}\n`;
    case 'csv': {
      const { renderSheetCsv } = await import('@teller/count-sheet');
      return renderSheetCsv(transcript, sheet);
    }
    case 'html': {
      const { renderHtml } = await import('@teller/count-sheet');
      return renderHtml(transcript, sheet);
    }
    case 'blt': {
      const { candidates, seats, groups, withdrawn = [] } = input;
      return renderBlt({ candidates, seats, groups, withdrawn, title: title || fileTitle });
    }
    default:
      return unreachable(format);
  }
}
