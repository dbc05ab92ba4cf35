import type { ContestPapers } from '../papers.ts';

/**
 * A BLT file of these papers, LF endings, groups in the order given. `parseBlt` of it gives the same
 * contest again, provided that equal papers are merged, names are not empty and blanks in names are
 * single ones.
 */
export function renderBlt(contest: ContestPapers): string {
  const { candidates, seats, title, groups, withdrawn } = contest;
  const lines = [`${candidates.length} ${seats}`];
  if (withdrawn.length > 0) lines.push(withdrawn.map((candidate) => -(candidate + 1)).join(' '));
  for (const { preferences, papers } of groups) {
    lines.push([papers, ...preferences.map((candidate) => candidate + 1), 0].join(' '));
  }
  lines.push('0', ...candidates.map(quoted), quoted(title), '');
  return lines.join('\n');
}

function quoted(name: string): string {
  return `"${name.replaceAll(/\s+/g, ' ').trim().replaceAll('"', '""')}"`;
}
