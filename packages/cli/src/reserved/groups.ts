import type { ReservedGroup, ReservedPlaces } from '@teller/election';
import { speaksOf, type Reserved } from '@teller/stv';

/** Reserved places as a manifest has them: groups with a name, and the ids of the candidates who count. */
export function reservedGroups(
  { characteristics, constraints, lapse }: Reserved,
  ids: readonly string[],
): ReservedPlaces {
  const groups = new Map<string, ReservedGroup>();
  for (const constraint of constraints) {
    const { bound, number, of } = constraint;
    const name = of.map((all) => all.join(' and ')).join(' or ');
    const group = groups.get(name) ?? {
      name,
      candidates: ids.filter((_, n) => speaksOf(constraint, characteristics[n] ?? [])),
    };
    groups.set(name, {
      ...group,
      ...(bound === 'at-least' ? { atLeast: number } : { atMost: number }),
    });
  }
  return { groups: [...groups.values()], lapse };
}
