import type { ContestPapers, PaperGroup } from '../papers.ts';

/**
 * A BLT file of these papers, LF endings, groups in the order given. `parseBlt` of it gives the same
 * contest again, provided that equal papers are merged, names are not empty and blanks in names are
 * single ones.
 */
export function renderBlt(contest: ContestPapers): string {
  return bltStart(contest) + contest.groups.map(bltLine).join('') + bltEnd(contest);
}

/** What comes before the papers. */
export function bltStart({ candidates, seats, withdrawn }: ContestPapers): string {
  const left = withdrawn.map((candidate) => -(candidate + 1)).join(' ');
  return `${candidates.length} ${seats}\n${left === '' ? '' : `${left}\n`}`;
}

/** The line of some equal papers. */
export function bltLine({ preferences, papers }: PaperGroup): string {
  return `${[papers, ...preferences.map((candidate) => candidate + 1), 0].join(' ')}\n`;
}

/** What comes after the papers. */
export function bltEnd({ candidates, title }: ContestPapers): string {
  return ['0', ...candidates.map(quoted), quoted(title), ''].join('\n');
}

function quoted(name: string): string {
  return `"${name.replaceAll(/\s+/g, ' ').trim().replaceAll('"', '""')}"`;
}
