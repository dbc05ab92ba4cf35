import type { InvalidPapers, PaperGroup } from './papers.ts';
import type { Piles } from './piles.ts';
import type { Reserved } from './reserved/constraint.ts';
import type { RuleName, Stage, Transcript } from './transcript.ts';

/** A count that has been checked and laid out, ready for a rule. */
export interface Contest {
  readonly rule: RuleName;
  readonly seats: number;
  readonly candidates: readonly string[];
  readonly withdrawn: readonly number[];
  readonly lot: readonly number[] | undefined;
  /** The papers as handed in, each group found to be a list of different candidates. */
  readonly groups: readonly PaperGroup[];
  /** Why papers without a preference have none, where that is known. */
  readonly invalid?: InvalidPapers | undefined;
  /** Checked. */
  readonly reserved?: Reserved | undefined;
  readonly piles: Piles;
}

/** What every rule's transcript says of its contest and stages; the rule adds its source and quota. */
export function transcriptOf(
  { rule, candidates, withdrawn, seats, invalid }: Contest,
  papers: number,
  valid: number,
  stages: readonly Stage[],
): Omit<Transcript, 'source' | 'quota'> {
  const elected = stages.flatMap((stage) => stage.elected.map(({ candidate }) => candidate));
  return {
    rule,
    candidates,
    withdrawn,
    seats,
    papers,
    withoutPreference: papers - valid,
    ...(invalid === undefined ? {} : { invalid }),
    valid,
    stages,
    elected,
    unfilled: seats - elected.length,
  };
}
