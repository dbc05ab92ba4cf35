import {
  invalidReasons,
  paperProvisions,
  type InvalidReason,
  type Stage,
  type Transcript,
} from '@teller/stv';
import { formatVotes } from '@teller/stv/votes';
import { nameOf, names } from '../words/names.ts';
import { counted, grouped, listed } from '../words/words.ts';

/** The papers at the first stage, without the quota. */
export function sorting(t: Transcript, paragraph: string): string[] {
  const said = [
    `${counted(t.valid, 'valid paper is', 'valid papers are')} sorted by first preference [${paragraph}].`,
  ];
  if (t.withoutPreference > 0) {
    const why = withoutPreference(t);
    said.push(
      `${counted(t.withoutPreference, 'paper names', 'papers name')} no candidate who stands and ` +
        `${t.withoutPreference === 1 ? 'is' : 'are'} not counted${why === '' ? '' : `: ${why}`}.`,
    );
  }
  if (t.withdrawn.length > 0) {
    said.push(`Withdrawn and passed over on every paper: ${names(t, t.withdrawn)}.`);
  }
  return said;
}

const invalidInWords: Readonly<Record<InvalidReason, string>> = {
  blank: 'blank',
  'no-first-preference': 'with no 1',
  'several-first-preferences': 'with several 1s',
};

/** Why papers are not counted: "3 blank, 2 with no 1, 1 with several 1s [44(1)]"; empty if not known. */
function withoutPreference({ rule, withoutPreference: all, invalid }: Transcript): string {
  if (invalid === undefined) return '';
  const reasons = invalidReasons.flatMap((reason) => {
    const papers = invalid[reason] ?? 0;
    return papers === 0 ? [] : [{ papers, why: invalidInWords[reason] }];
  });
  const others = all - reasons.reduce((sum, { papers }) => sum + papers, 0);
  const said = reasons.map(({ papers, why }) => `${grouped(String(papers))} ${why}`).join(', ');
  return [
    ...(said === '' ? [] : [`${said} [${paperProvisions[rule].invalid}]`]),
    ...(others === 0 ? [] : [`${grouped(String(others))} for nobody who stands`]),
  ].join(', ');
}

/** "690 papers = 684 valid + 6 without a preference (4 blank, 2 with no 1 [44(1)])". */
export function papersInWords(t: Transcript): string {
  const why = withoutPreference(t);
  return (
    `${counted(t.papers, 'paper', 'papers')} = ${grouped(String(t.valid))} valid + ` +
    `${grouped(String(t.withoutPreference))} without a preference${why === '' ? '' : ` (${why})`}`
  );
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
