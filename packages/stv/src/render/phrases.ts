import type { Stage, Transcript } from '../transcript.ts';
import { formatVotes } from '../votes.ts';
import { nameOf, names } from './names.ts';
import { counted, grouped, listed } from './words.ts';

/** The papers at the first stage, without the quota. */
export function sorting(t: Transcript, paragraph: string): string[] {
  const said = [
    `${counted(t.valid, 'valid paper is', 'valid papers are')} sorted by first preference [${paragraph}].`,
  ];
  if (t.withoutPreference > 0) {
    said.push(
      `${counted(t.withoutPreference, 'paper names', 'papers name')} no candidate who stands and ` +
        `${t.withoutPreference === 1 ? 'is' : 'are'} not counted.`,
    );
  }
  if (t.withdrawn.length > 0) {
    said.push(`Withdrawn and passed over on every paper: ${names(t, t.withdrawn)}.`);
  }
  return said;
}

/** Who gained how many votes in a stage, most first. */
export function gains(t: Transcript, stage: Stage): string {
  const from = 'candidate' in stage.action ? stage.action.candidate : -1;
  const gained = stage.changes
    .map((votes, candidate) => ({ votes, candidate }))
    .filter(({ votes, candidate }) => candidate !== from && votes > 0)
    .sort((a, b) => b.votes - a.votes || a.candidate - b.candidate);
  if (gained.length === 0) return '';
  const parts = gained.map(
    ({ votes, candidate }, i) =>
      `${nameOf(t, candidate)} ${i === 0 ? 'gains ' : ''}${grouped(formatVotes(votes, t.places))}`,
  );
  return `${listed(parts)}.`;
}
