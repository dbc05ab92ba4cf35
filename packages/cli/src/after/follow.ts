import { unreachable } from '@teller/basics';
import { follow, renderFollowed, type FollowRefusal } from '@teller/after-count/follow';
import { complain } from '../terminal/complain.ts';
import { countPapers, type PapersOptions } from '../papers/counted.ts';

export interface FollowOptions extends PapersOptions {
  /** Candidates by their number in the file, first preference first. */
  readonly paper: readonly number[];
}

/** Prints where one paper's vote went. Gives the exit code. */
export async function followPaper(file: string, options: FollowOptions): Promise<number> {
  const counted = await countPapers(file, options);
  if (!counted.ok) return complain(...counted.error);
  const { transcript } = counted.value;
  const followed = follow(
    transcript,
    options.paper.map((number) => number - 1),
  );
  if (!followed.ok)
    return complain(...explain(followed.error, options, transcript.candidates.length));
  process.stdout.write(renderFollowed(transcript, followed.value));
  return 0;
}

function explain(
  refusal: FollowRefusal,
  { paper }: FollowOptions,
  candidates: number,
): readonly string[] {
  switch (refusal.reason) {
    case 'bad-paper':
      return [
        `--paper ${paper.join(',')} must be different candidates by their numbers, ` +
          `from 1 to ${candidates},`,
        'the first preference first, such as --paper 3,1,2.',
      ];
    case 'without-preference':
      return ['The paper names nobody who stands, so it is not counted.'];
    case 'not-in-this-count':
      return [
        `No paper like --paper ${paper.join(',')} is among those counted: none went its way at ` +
          `stage ${refusal.stage}.`,
        'Give the numbers as on a paper that was cast, the first preference first.',
      ];
    default:
      return unreachable(refusal);
  }
}
