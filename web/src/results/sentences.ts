import { stageFacts, type Fact } from '@teller/count-sheet/facts';
import { frameWords } from '../frame/words.ts';
import { readVotes, showVotes, type CountSheet, type SheetStage } from './count-sheet.ts';
import { words, type Tell } from './words.ts';

/** A stage in plain sentences: what moved, then what was decided. */
export function stageText(sheet: CountSheet, stage: SheetStage): readonly string[] {
  return stageFacts(sheet, stage).map((fact) => factText(sheet, fact));
}

/** One fact in a sentence or two. */
export function factText({ candidates }: CountSheet, fact: Fact): string {
  const name = (candidate: number): string => candidates[candidate - 1] ?? '';
  const tell: Tell = {
    name,
    names: (all) => listed(all.map(name)),
    list: (all) => all.map((one) => `${name(one.candidate)} ${shown(one.votes)}`).join('; '),
    shown,
    places: (constraints) => constraints.map(constraintText).join(', '),
  };
  // Each fact meets the words of its own kind, which the table's type says and an index cannot.
  const say = words.told[fact.kind] as (fact: Fact, tell: Tell) => string;
  return say(fact, tell);
}

/** `women>=2`, as a count has it, in words. */
function constraintText(constraint: string): string {
  const [, group = constraint, sign = '', number = ''] =
    /^(.*)([<>])=(\d+)$/.exec(constraint) ?? [];
  const text = sign === '>' ? frameWords.reservedAtLeast : frameWords.reservedAtMost;
  return text(Number(number), group);
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

function shown(votes: string): string {
  return showVotes(readVotes(votes));
}
