import type { ReservedGroup, ReservedPlaces } from '@teller/election';
import type { Constraint, Reserved } from '@teller/stv';

/** Reserved places as a manifest has them: groups with a name, and the ids of the candidates who count. */
export function reservedGroups(
  { characteristics, constraints, lapse }: Reserved,
  ids: readonly string[],
): ReservedPlaces {
  const groups = new Map<string, ReservedGroup>();
  for (const { bound, number, of } of constraints) {
    const name = of.map((all) => all.join(' and ')).join(' or ');
    const group = groups.get(name) ?? { name, candidates: idsOf(of, characteristics, ids) };
    groups.set(name, {
      ...group,
      ...(bound === 'at-least' ? { atLeast: number } : { atMost: number }),
    });
  }
  return { groups: [...groups.values()], lapse };
}

function idsOf(
  of: Constraint['of'],
  characteristics: Reserved['characteristics'],
  ids: readonly string[],
): readonly string[] {
  return ids.filter((_, candidate) =>
    of.some((all) => all.every((label) => characteristics[candidate]?.includes(label))),
  );
}
