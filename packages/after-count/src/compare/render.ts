import { unreachable } from '@teller/basics';
import {
  nameOf,
  names,
  counted,
  grouped,
  labelOf,
  linesOf,
  ruleTitle,
  wrapped,
} from '@teller/count-sheet/words';
import type { Stage, Transcript } from '@teller/stv';
import { formatVotes, of } from '@teller/stv/votes';
import type { Comparison, Fate, Parting } from './compare.ts';

/** Two counts side by side as plain text, 80 characters to a line at most. */
export function renderComparison(
  first: Transcript,
  second: Transcript,
  comparison: Comparison,
): string {
  const texts = [
    `Two counts of the same ${counted(first.papers, 'paper', 'papers')}.`,
    `First: ${head(first)}`,
    `Second: ${head(second)}`,
    changed(first, comparison),
    partingInWords(first, second, comparison.parting),
  ];
  const table = sideBySide(first, second, comparison);
  return `${[...texts.map((text) => wrapped(text, 80)), table].join('\n\n')}\n`;
}

function head(t: Transcript): string {
  const withdrawn = t.withdrawn.length === 0 ? '' : `, without ${names(t, t.withdrawn)}`;
  const reserved =
    t.reserved !== undefined && t.reserved.constraints.length > 0 ? ', with reserved places' : '';
  // ERS97 moves the papers of one stage in several batches: 4.1, 4.2.
  const stages = new Set(t.stages.map((stage) => labelOf(stage).split('.')[0])).size;
  const changes = t.stages.some(({ quota = t.quota }) => quota !== t.quota);
  const quota =
    t.quota === 0
      ? ''
      : `${changes ? 'last quota' : 'quota'} ${grouped(formatVotes(t.quota, t.places))}, `;
  return (
    `${ruleTitle(t.rule)}${withdrawn}${reserved}: ${counted(t.seats, 'seat', 'seats')}, ` +
    `${counted(t.valid, 'valid paper', 'valid papers')}, ${quota}` +
    `${counted(stages, 'stage', 'stages')}.`
  );
}

function changed(t: Transcript, { electedOnlyInFirst, electedOnlyInSecond }: Comparison): string {
  if (electedOnlyInFirst.length + electedOnlyInSecond.length === 0)
    return 'The same candidates are elected in both.';
  const parts = [
    [electedOnlyInFirst, 'first'] as const,
    [electedOnlyInSecond, 'second'] as const,
  ].filter(([candidates]) => candidates.length > 0);
  return parts
    .map(([candidates, which]) => `Elected only in the ${which} count: ${names(t, candidates)}.`)
    .join(' ');
}

function partingInWords(
  first: Transcript,
  second: Transcript,
  parting: Parting | undefined,
): string {
  if (parting === undefined) return 'The two counts are the same at every stage.';
  const { stage, candidates } = parting;
  const [one, other] = [first.stages[stage], second.stages[stage]];
  const at = (one ?? other) as Stage;
  const where = `The two counts part at stage ${labelOf(at)}`;
  switch (parting.in) {
    case 'end':
      return `${where}: the ${one === undefined ? 'first' : 'second'} is over before it.`;
    case 'action':
      return (
        `${where}: in the first, ${doing(first, one as Stage)}; ` +
        `in the second, ${doing(second, other as Stage)}.`
      );
    case 'totals': {
      const some = candidates.slice(0, 3).map((candidate) => {
        const had = (t: Transcript, in_: Stage | undefined) =>
          grouped(formatVotes(of(in_?.totals ?? [], candidate), t.places));
        return `${nameOf(first, candidate)} ${had(first, one)} and ${had(second, other)}`;
      });
      const more = candidates.length > 3 ? `; ${candidates.length - 3} more` : '';
      return `${where}: the votes differ. In the first and the second: ${some.join('; ')}${more}.`;
    }
    case 'elected':
    case 'excluded': {
      const of = (t: Transcript, in_: Stage | undefined) => {
        const decided = (in_?.[parting.in as 'elected' | 'excluded'] ?? []).map((e) => e.candidate);
        return decided.length === 0 ? 'nobody' : names(t, decided);
      };
      return (
        `${where}: at its end ${of(first, one)} ${verb(one, parting.in)} ${parting.in} in the first, ` +
        `${of(second, other)} in the second.`
      );
    }
    default:
      return unreachable(parting.in);
  }
}

function verb(stage: Stage | undefined, decision: 'elected' | 'excluded'): string {
  return (stage?.[decision].length ?? 0) > 1 ? 'are' : 'is';
}

function doing(t: Transcript, { action }: Stage): string {
  switch (action.kind) {
    case 'first-preferences':
      return 'papers are sorted by first preference';
    case 'surplus':
      return `the surplus of ${nameOf(t, action.candidate)} is transferred`;
    case 'exclusion':
      return `the papers of ${names(t, [action.candidate, ...(action.together ?? [])])} move on`;
    case 'redistribution':
      return 'all papers are shared out anew';
    default:
      return unreachable(action);
  }
}

function sideBySide(first: Transcript, second: Transcript, { candidates }: Comparison): string {
  const rows = [
    ['Candidate', 'First', 'Second'],
    ...candidates.map((fates, candidate) => [
      `${String(candidate + 1).padStart(String(candidates.length).length)} ${nameOf(first, candidate)}`,
      fateInWords(first, fates.first),
      fateInWords(second, fates.second),
    ]),
  ];
  const widthOf = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [one, other] = [widthOf(1), widthOf(2)];
  const name = Math.min(widthOf(0), 80 - one - other - 4);
  const short = candidates.some((fates) => isShort(fates.first) || isShort(fates.second));
  const indent = String(candidates.length).length + 1;
  const lines = rows.flatMap(([who = '', a = '', b = '']) =>
    linesOf(who, name, indent).map((part, i) =>
      i === 0 ? `${part.padEnd(name)}  ${a.padEnd(one)}  ${b}`.trimEnd() : part,
    ),
  );
  return [...lines, ...(short ? ['', '* without reaching the quota'] : [])].join('\n');
}

/** Elected without the quota, having the votes still active or being left for the last places. */
function isShort(fate: Fate): boolean {
  return (
    fate.kind === 'elected' && (fate.reason === 'last-vacancies' || fate.reason === 'active-vote')
  );
}

function fateInWords(t: Transcript, fate: Fate): string {
  switch (fate.kind) {
    case 'elected':
    case 'excluded': {
      const stage = labelOf(t.stages[fate.stage] as Stage);
      if (fate.kind === 'excluded')
        return `excluded, stage ${stage}${fate.doomed ? ' (doomed)' : ''}`;
      return `elected, stage ${stage}${isShort(fate) ? ' *' : ''}`;
    }
    case 'not-elected':
      return 'not elected';
    case 'withdrawn':
      return 'withdrawn';
    default:
      return unreachable(fate);
  }
}
