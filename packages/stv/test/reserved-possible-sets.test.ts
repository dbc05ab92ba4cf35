// The exact search against a list of every set there is.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PossibleSets } from '../src/reserved/possible-sets.ts';
import { namesFor, runs } from '@teller/sample-papers/elections';
import { bruteSets, remaining, reservedElections } from '@teller/sample-papers/reserved-brute';

test('guarded and doomed are who is in all, and in none, of the sets that remain', () => {
  const decisions = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(reservedElections, decisions, (election, decisions) => {
      const { candidates, withdrawn } = election;
      const brute = bruteSets(election);
      const names = namesFor(candidates);
      const possible = new PossibleSets({ ...election, candidates: names });
      expect(possible.places).toBe(brute.places);
      expect(possible.head?.missed).toBe(brute.missed);
      const elected: number[] = [];
      const out = [...withdrawn];
      const standings = {
        isElected: (c: number) => elected.includes(c),
        isContinuing: (c: number) => !elected.includes(c) && !out.includes(c),
      };
      const check = () => {
        const sets = remaining(brute.sets, elected, out);
        const continuing = [...Array(candidates).keys()].filter(standings.isContinuing);
        const open = brute.places - elected.length;
        const decided = open === 0 || open === continuing.length;
        const guarded = continuing.filter((c) => sets.every((set) => set.includes(c)));
        const doomed = continuing.filter((c) => sets.every((set) => !set.includes(c)));
        const outlook = possible.outlook(standings);
        const { told } = outlook;
        expect(outlook).toEqual(
          decided ? { guarded: [], doomed: [], told: {} } : { guarded, doomed, told },
        );
        const somebody = !decided && guarded.length + doomed.length > 0;
        expect(told.possibleSets).toBe(somebody ? sets.length : undefined);
      };
      check();
      for (const [who, elect] of decisions) {
        if (who >= candidates || !standings.isContinuing(who)) continue;
        const list = elect ? elected : out;
        const left = remaining(
          brute.sets,
          [...elected, ...(elect ? [who] : [])],
          [...out, ...(elect ? [] : [who])],
        );
        const then = elect ? { elected: [who] } : { excluded: [who] };
        expect(possible.leaves(standings, then)).toBe(left.length > 0);
        if (left.length > 0) list.push(who);
        check();
      }
    }),
    runs,
  );
});

test('several at once are asked for together', () => {
  fc.assert(
    fc.property(reservedElections, fc.nat(), fc.nat(), (election, a, b) => {
      const { candidates, withdrawn } = election;
      const { sets } = bruteSets(election);
      const possible = new PossibleSets({ ...election, candidates: namesFor(candidates) });
      const standings = {
        isElected: () => false,
        isContinuing: (c: number) => !withdrawn.includes(c),
      };
      const two = [...new Set([a % candidates, b % candidates])].filter(standings.isContinuing);
      expect(possible.leaves(standings, { elected: two })).toBe(
        remaining(sets, two, withdrawn).length > 0,
      );
      expect(possible.leaves(standings, { excluded: two })).toBe(
        remaining(sets, [], [...withdrawn, ...two]).length > 0,
      );
    }),
    runs,
  );
});
