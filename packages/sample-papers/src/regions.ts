/**
 * Eight regions with the seats and reserved places of a national election of 2022; everything else is made
 * up from the name of the region: who stands, their characteristics, the papers. What makes
 * `data/regions-2022`.
 */
import {
  count,
  mergePapers,
  parseConstraint,
  renderBlt,
  type Constraint,
  type ContestPapers,
  type Reserved,
  type RuleName,
} from '@teller/stv';
import { dice } from './reserved-small.ts';

export interface Region {
  readonly name: string;
  readonly seats: number;
  readonly women_min: number;
  readonly bame_min: number;
}

const trees =
  'Alder Birch Cedar Elder Elm Fir Hazel Holly Juniper Larch Lime Maple Oak Pine Rowan Willow';

/** The region's file name. */
export function fileOf({ name }: Region): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replace(/-$/, '');
}

export function constraintsOf({ women_min: women, bame_min: bame }: Region): readonly string[] {
  return [`woman>=${women}`, `bame>=${bame}`].filter((text) => !text.endsWith('0'));
}

export const rules: readonly RuleName[] = ['scottish-2011', 'ers97', 'meek-prf'];

export interface MadeUp {
  readonly contest: ContestPapers;
  readonly reserved: Reserved;
  readonly blt: string;
  readonly csv: string;
}

/**
 * Papers prefer those who are neither women nor BAME, so that the reserved places matter. They are made up
 * again until no rule needs a lot, with reserved places or without.
 */
export function madeUp(region: Region): MadeUp {
  for (let attempt = 0; ; attempt++) {
    const made = attempted(region, attempt);
    const { contest, reserved } = made;
    const isCounted = (rule: RuleName) =>
      count({ ...contest, rule }).ok && count({ ...contest, rule, reserved }).ok;
    if (rules.every(isCounted)) return made;
  }
}

function parsed(text: string): Constraint {
  const constraint = parseConstraint(text);
  if (!constraint.ok) throw new Error(text);
  return constraint.value;
}

function attempted(region: Region, attempt: number): MadeUp {
  const { name, seats } = region;
  const roll = dice(1000 * name.length + 100 * seats + attempt);
  const candidates = trees.split(' ').slice(0, seats * 2 + 3);
  const characteristics = candidates.map((_, c) => [
    ...(c % 2 === 1 && c < region.women_min * 2 + 2 ? ['woman'] : []),
    ...(c % 3 === 2 && c < region.bame_min * 3 + 3 ? ['bame'] : []),
  ]);
  const papers = Array.from({ length: 240 }, () => {
    const place = candidates.map((_, c) => roll(1000) * (1 + (characteristics[c]?.length ?? 0)));
    const order = [...candidates.keys()].sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
    return order.slice(0, 2 + roll(candidates.length - 1));
  });
  const title = `${name} (made up)`;
  const contest = { candidates, seats, title, groups: mergePapers(papers), withdrawn: [] };
  const lines = candidates.map((who, c) => `${who},${characteristics[c]?.join(' ') ?? ''}`.trim());
  return {
    contest,
    reserved: {
      characteristics,
      constraints: constraintsOf(region).map(parsed),
      lapse: 'leave-vacant',
    },
    blt: renderBlt(contest),
    csv: ['candidate,characteristics', ...lines, ''].join('\n'),
  };
}
