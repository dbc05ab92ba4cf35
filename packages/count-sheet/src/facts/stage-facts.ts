import { unreachable } from '@teller/basics';
import type { CountJson } from '@teller/stv';
import { ers97Facts } from './ers97.ts';
import type { Fact } from './fact.ts';
import { meekFacts } from './meek-prf.ts';
import { pluralityFacts } from './plurality.ts';
import { scottishFacts } from './scottish-2011.ts';
import type { At } from './every-rule.ts';

/** What each stage of a published count has to tell, in the order of telling: `[0]` is stage 1. */
export function stageFacts(count: CountJson): readonly (readonly Fact[])[] {
  return count.stages.map((stage, i) => factsAt({ count, stage, before: count.stages[i - 1] }));
}

function factsAt(at: At): readonly Fact[] {
  const { rule } = at.count;
  switch (rule) {
    case 'scottish-2011':
    case 'av':
      return scottishFacts(at);
    case 'ers97':
      return ers97Facts(at);
    case 'meek-prf':
      return meekFacts(at);
    case 'plurality':
      return pluralityFacts(at);
    default:
      return unreachable(rule);
  }
}
