import type { Constraint } from '../reserved/constraint.ts';
import type { Exclusion, ReservedPlaces, Stage, Transcript } from '../transcript.ts';
import { formatConstraint } from '../reserved/constraint.ts';
import type { Votes } from '../votes.ts';
import { counted, listed, votesInWords } from './words.ts';

const paragraph = '[reserved places]';

/** What is reserved, and what happens where too few stand: sentences for the head of the count. */
export function reservedSentences(t: Transcript): string[] {
  const { reserved } = t;
  if (reserved === undefined) return [];
  const { constraints, lapse, places, short, missed } = reserved;
  const empty = t.seats - places;
  const wanted = constraints.map(
    ({ bound, number, of }) =>
      `${bound === 'at-least' ? 'at least' : 'at most'} ${number} “${whom(of)}”`,
  );
  const lapsed =
    lapse === 'minimum-lapses'
      ? `they lapse by ${missed} in all, as little as possible`
      : `they are missed by ${missed} in all, as little as possible`;
  return [
    ...(wanted.length > 0 ? [`Those elected together must have ${listed(wanted)}.`] : []),
    ...short.map(
      ({ constraint, standing }) =>
        `${standing === 0 ? 'Nobody stands' : `Only ${counted(standing, 'candidate stands', 'candidates stand')}`} ` +
        `who counts as “${whom(constraints[constraint]?.of ?? [])}”.`,
    ),
    ...(missed > 0 ? [`The minimums cannot all be met: ${lapsed}.`] : []),
    ...(empty > 0
      ? [
          `${places === 0 ? 'No seat' : `Only ${counted(places, 'seat', 'seats')}`} can be filled; ` +
            `${counted(empty, 'stays', 'stay')} empty.`,
        ]
      : []),
  ];
}

/** Who became guarded or doomed in a stage, and why. */
export function outlookSentences(t: Transcript, stage: Stage): string[] {
  const { guarded, doomed } = newly(t, stage);
  const sets = stage.possibleSets;
  const name = (candidate: number) => t.candidates[candidate] ?? '';
  const said: string[] = [];
  if (guarded.length > 0) {
    const all =
      sets === undefined
        ? 'every possible set'
        : sets === 1
          ? 'the only possible set'
          : `all ${sets} possible sets`;
    const are = guarded.length === 1 ? 'is' : 'are';
    said.push(
      `${listed(guarded.map(name))} ${are} in ${all} of those who can still be elected together, and ` +
        `so will not be excluded ${paragraph}.`,
    );
  }
  if (doomed.length > 0) {
    const none =
      sets === undefined
        ? 'in no possible set'
        : sets === 1
          ? 'not in the only possible set'
          : `in none of the ${sets} possible sets`;
    const are = doomed.length === 1 ? 'is' : 'are';
    const names = doomed.map((candidate) => {
      const votes = stage.totals[candidate] as Votes;
      return votes >= t.quota
        ? `${name(candidate)} (who has the quota with ${votesInWords(votes)})`
        : name(candidate);
    });
    said.push(
      `${listed(names)} ${are} ${none} of those who can still be elected together, and so cannot be ` +
        `elected ${paragraph}.`,
    );
  }
  return said;
}

/** Those guarded or doomed in this stage who were not in the stage before. */
function newly(
  t: Transcript,
  stage: Stage,
): { readonly guarded: readonly number[]; readonly doomed: readonly number[] } {
  const before = t.stages[stage.number - 2];
  return {
    guarded: added(stage.guarded, before?.guarded),
    doomed: added(stage.doomed, before?.doomed),
  };
}

function added(now: readonly number[] = [], then: readonly number[] = []): readonly number[] {
  return now.filter((candidate) => !then.includes(candidate));
}

/** "the fewest", or of whom, when somebody guarded has no more. */
export function fewest(stage: Stage, { votes }: Exclusion): string {
  const passedOver = stage.guarded?.some(
    (candidate) => (stage.totals[candidate] as Votes) <= votes,
  );
  return passedOver === true ? 'the fewest of those not guarded' : 'the fewest';
}

/** One line on the constraints, and one for each stage that guards or dooms somebody. */
export function reservedLines(t: Transcript): string[] {
  if (t.reserved === undefined) return [];
  const named = (candidates: readonly number[]) =>
    candidates.map((candidate) => t.candidates[candidate] ?? '').join(', ');
  const stages = t.stages.flatMap((stage) => {
    const { guarded, doomed } = newly(t, stage);
    const sets = stage.possibleSets;
    const parts = [
      ...(guarded.length > 0 ? [`guarded (in all of them): ${named(guarded)}`] : []),
      ...(doomed.length > 0 ? [`doomed (in none of them): ${named(doomed)}`] : []),
    ];
    const left =
      sets === undefined ? 'many possible sets' : counted(sets, 'possible set', 'possible sets');
    return parts.length > 0 ? [`Stage ${stage.number}, ${left}; ${parts.join('; ')}.`] : [];
  });
  return [reservedSentences(t).join(' '), ...stages].filter((line) => line !== '');
}

/** The head of the count for other programs; constraints are as they are written for `parseConstraint`. */
export function reservedJson({
  constraints,
  lapse,
  places,
  short,
  missed,
}: ReservedPlaces): object {
  const written = constraints.map(formatConstraint);
  return {
    constraints: written,
    lapse,
    places,
    short: short.map(({ constraint, standing }) => ({ constraint: written[constraint], standing })),
    missed,
  };
}

function whom(of: Constraint['of']): string {
  return of.map((all) => all.join(' and ')).join(' or ');
}
