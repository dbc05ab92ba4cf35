import { formatConstraint, type Constraint, type Transcript } from '@teller/stv';
import { wanted } from '../words/full.ts';
import { counted, listed } from '../words/phrases.ts';
import { outlookLines } from './told.ts';

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
      ? [
          `Those elected together must have ${listed(constraints.map((one) => wanted(formatConstraint(one))))} [R1].`,
        ]
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

/** One line on the constraints, and one for each stage that guards or dooms somebody. */
export function reservedLines(t: Transcript): string[] {
  if (t.reserved === undefined) return [];
  return [reservedSentences(t).join(' '), ...outlookLines(t)].filter((line) => line !== '');
}

function whom(of: Constraint['of']): string {
  return of.map((all) => all.join(' and ')).join(' or ');
}
