import { unreachable } from '@teller/basics';
import { frameWords } from '../frame/words.ts';
import {
  readVotes,
  showVotes,
  type CountSheet,
  type SheetStage,
  type SheetTie,
} from './count-sheet.ts';
import { words } from './words.ts';

const say = words.sentences;

/** A stage in plain sentences: what moved, then what was decided. */
export function stageText(sheet: CountSheet, stage: SheetStage): readonly string[] {
  const name = (candidate: number): string => sheet.candidates[candidate - 1] ?? '';
  const votes = (candidate: number): string => shown(stage.totals[String(candidate)] ?? '0');
  const ties = [
    stage.tie,
    ...[...(stage.elections ?? []), ...stage.exclusions].map(({ tie }) => tie),
  ];
  const elections = (last: boolean): readonly string[] =>
    stage.elected
      .filter((candidate) => stage.lastVacancies.includes(candidate) === last)
      .map((candidate) =>
        last ? say.lastVacancy(name(candidate)) : say.elected(name(candidate), votes(candidate)),
      );
  const decisions = [
    ...elections(false),
    ...outlook(sheet, stage, name),
    ...elections(true),
    ...stage.exclusions.map((excluded) =>
      exclusionWords(sheet, stage, excluded)(name(excluded.candidate), shown(excluded.votes)),
    ),
  ];
  return [
    ...moved(sheet, stage, name),
    ...(decisions.length > 0 ? decisions : [say.nothing]),
    ...ties.flatMap((tie) => (tie ? [tieText(tie, name, sheet.rule)] : [])),
  ];
}

function exclusionWords(
  { rule }: CountSheet,
  { guarded = [], totals }: SheetStage,
  { votes, paragraph, reason }: SheetStage['exclusions'][number],
): (name: string, votes: string) => string {
  if (rule === 'ers97' && paragraph === '5.5.2') return say.formallyExcluded;
  if (reason === 'doomed') return say.excludedDoomed;
  const passedOver = guarded.some((candidate) => {
    return readVotes(totals[String(candidate)] ?? '0') <= readVotes(votes);
  });
  return passedOver ? say.excludedUnguarded : say.excluded;
}

/** Reserved places: who became guarded or doomed in this stage, and by which of them. */
function outlook(
  { stages }: CountSheet,
  { stage, guarded = [], because = [], possibleSets }: SheetStage,
  name: (candidate: number) => string,
): readonly string[] {
  const before = stages[stage - 2];
  const told = [...(before?.guarded ?? []), ...(before?.doomed ?? [])];
  return because.flatMap(({ candidates, constraints }) => {
    const added = candidates.filter((candidate) => !told.includes(candidate));
    if (added.length === 0) return [];
    const words = added.every((candidate) => guarded.includes(candidate))
      ? say.guarded
      : say.doomed;
    const places = constraints.map(constraintText).join(', ');
    return [words(added.map(name).join(', '), places, possibleSets)];
  });
}

/** `women>=2`, as a count has it, in words. */
function constraintText(constraint: string): string {
  const [, group = constraint, sign = '', number = ''] =
    /^(.*)([<>])=(\d+)$/.exec(constraint) ?? [];
  const text = sign === '>' ? frameWords.reservedAtLeast : frameWords.reservedAtMost;
  return text(Number(number), group);
}

function moved(
  sheet: CountSheet,
  { action, candidate = 0, together = [], batch, surplus = '0', stage, quota }: SheetStage,
  name: (candidate: number) => string,
): readonly string[] {
  switch (action) {
    case 'first-preferences':
      return [say.first(shown(String(sheet.valid)))];
    case 'surplus':
      return [say.surplus(name(candidate), shown(surplus))];
    case 'exclusion':
      return [
        together.length === 0
          ? say.exclusion(name(candidate))
          : say.exclusionTogether([candidate, ...together].map(name).join(', ')),
        ...(batch === undefined || batch.parts === 1 ? [] : [say.batch(shown(batch.value))]),
      ];
    case 'redistribution': {
      const out = sheet.stages[stage - 2]?.excluded[0];
      return [
        out === undefined ? say.redistribution : say.passedOver(name(out)),
        ...(quota === undefined ? [] : [say.newQuota(shown(quota))]),
      ];
    }
    default:
      return unreachable(action);
  }
}

function tieText(
  { tied, steps }: SheetTie,
  name: (candidate: number) => string,
  rule: string,
): string {
  const names = tied.map(name).join(', ');
  // These two look at no earlier stage.
  if (rule === 'meek-prf' || rule === 'plurality') return say.tieDrawn(names);
  const last = steps[steps.length - 1];
  if (last?.kind !== 'earlier-stage') return say.tieLot(names);
  return rule === 'ers97' ? say.tieEarliest(names, last.stage) : say.tieEarlier(names, last.stage);
}

function shown(votes: string): string {
  return showVotes(readVotes(votes));
}
