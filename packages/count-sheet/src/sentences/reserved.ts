import type { Constraint, Exclusion, Stage, Transcript } from '@teller/stv';
import { most, of } from '@teller/stv/votes';
import { nameOf, names } from '../words/names.ts';
import { counted, labelOf, listed, votesInWords } from '../words/words.ts';

/** What is reserved, and what happens where too few stand: sentences for the head of the count. */
export function reservedSentences(t: Transcript): string[] {
  const { reserved } = t;
  if (reserved === undefined) return [];
  const { constraints, lapse, places, short, missed } = reserved;
  const empty = t.seats - places;
  const lapsed =
    lapse === 'minimum-lapses'
      ? `they lapse by ${missed} in all, as little as possible`
      : `they are missed by ${missed} in all, as little as possible`;
  return [
    ...(constraints.length > 0
      ? [`Those elected together must have ${listed(constraints.map(wanted))} [R1].`]
      : []),
    ...short.map(
      ({ constraint, standing }) =>
        `${standing === 0 ? 'Nobody stands' : `Only ${counted(standing, 'candidate stands', 'candidates stand')}`} ` +
        `who counts as “${whom(constraints[constraint]?.of ?? [])}”.`,
    ),
    ...(missed > 0 ? [`The minimums cannot all be met: ${lapsed} [R2].`] : []),
    ...(empty > 0
      ? [
          `${places === 0 ? 'No seat' : `Only ${counted(places, 'seat', 'seats')}`} can be filled; ` +
            `${counted(empty, 'stays', 'stay')} empty [R2].`,
        ]
      : []),
  ];
}

/** Where the paragraphs are from that the sentences name in brackets. */
export function sourceOf({ source, reserved }: Transcript): string {
  return reserved === undefined
    ? `${source}; numbers in brackets are its rules`
    : `${source}; numbers in brackets are its rules, R1 to R9 those of ${reserved.source}`;
}

/** Who became guarded or doomed in a stage, and why. */
export function outlookSentences(t: Transcript, stage: Stage): string[] {
  const sets = stage.possibleSets;
  const together = 'of those who can still be elected together';
  return newly(t, stage).map(({ candidates, constraints, are }) => {
    const because = `because of ${listed(constraints.map(wanted))}`;
    const is = candidates.length === 1 ? 'is' : 'are';
    if (are === 'guarded') {
      const all =
        sets === undefined
          ? 'every possible set'
          : sets === 1
            ? 'the only possible set'
            : `all ${sets} possible sets`;
      const so =
        t.rule === 'plurality' ? 'nobody else can be elected [R3]' : 'will not be excluded [R5]';
      return `${names(t, candidates)} ${is} in ${all} ${together}, ${because}, and so ${so}.`;
    }
    const none =
      sets === undefined
        ? 'in no possible set'
        : sets === 1
          ? 'not in the only possible set'
          : `in none of the ${sets} possible sets`;
    const who = listed(
      candidates.map((candidate) => nameOf(t, candidate) + standing(t, stage, candidate)),
    );
    return `${who} ${is} ${none} ${together}, ${because}, and so cannot be elected [R4].`;
  });
}

/** What makes it worth telling that somebody can't be elected. */
function standing(t: Transcript, stage: Stage, candidate: number): string {
  const votes = of(stage.totals, candidate);
  const said = votesInWords(votes, t.places);
  if (t.rule === 'plurality')
    return votes === most(stage.totals) ? ` (who has the most, ${said})` : '';
  return votes >= (stage.quota ?? t.quota) ? ` (who has the quota with ${said})` : '';
}

/** Those who are excluded because they are doomed, in a sentence. */
export function doomedOut(t: Transcript, excluded: readonly Exclusion[]): string {
  const who = excluded.map(
    ({ candidate, votes }) => `${nameOf(t, candidate)} with ${votesInWords(votes, t.places)}`,
  );
  return `${listed(who)} ${who.length === 1 ? 'is' : 'are'} excluded at once [R4].`;
}

/** Those guarded or doomed in this stage who were not in the stage before that told of any. */
interface Newly {
  readonly are: 'guarded' | 'doomed';
  readonly candidates: readonly number[];
  readonly constraints: readonly Constraint[];
}

/** Those with one reason together, those guarded first. */
function newly(t: Transcript, stage: Stage): readonly Newly[] {
  const before = t.stages.slice(0, stage.number - 1).findLast(({ because }) => because)?.because;
  const known = before?.flatMap(({ candidates }) => candidates) ?? [];
  return (['guarded', 'doomed'] as const).flatMap((are) =>
    (stage.because ?? [])
      .map(({ candidates, constraints }) => ({
        are,
        candidates: candidates.filter(
          (candidate) => stage[are]?.includes(candidate) === true && !known.includes(candidate),
        ),
        constraints: constraints.flatMap((i) => t.reserved?.constraints[i] ?? []),
      }))
      .filter(({ candidates }) => candidates.length > 0),
  );
}

/** "the fewest", or of whom, when somebody guarded has no more. */
export function fewest(stage: Stage, { votes }: Exclusion): string {
  const passedOver = stage.guarded?.some((candidate) => of(stage.totals, candidate) <= votes);
  return passedOver === true ? 'the fewest of those not guarded' : 'the fewest';
}

/** One line on the constraints, and one for each stage that guards or dooms somebody. */
export function reservedLines(t: Transcript): string[] {
  if (t.reserved === undefined) return [];
  const stages = t.stages.flatMap((stage) => {
    const parts = newly(t, stage).map(
      ({ are, candidates, constraints }) =>
        `${are === 'guarded' ? 'guarded (in all of them)' : 'doomed (in none of them)'}: ` +
        `${candidates.map((candidate) => nameOf(t, candidate)).join(', ')}, because of ` +
        listed(constraints.map(wanted)),
    );
    const sets = stage.possibleSets;
    const left =
      sets === undefined ? 'many possible sets' : counted(sets, 'possible set', 'possible sets');
    return parts.length > 0 ? [`Stage ${labelOf(stage)}, ${left}; ${parts.join('; ')}.`] : [];
  });
  return [reservedSentences(t).join(' '), ...stages].filter((line) => line !== '');
}

/** "at least 2 “woman or bame”". */
function wanted({ bound, number, of }: Constraint): string {
  return `${bound === 'at-least' ? 'at least' : 'at most'} ${number} “${whom(of)}”`;
}

function whom(of: Constraint['of']): string {
  return of.map((all) => all.join(' and ')).join(' or ');
}
