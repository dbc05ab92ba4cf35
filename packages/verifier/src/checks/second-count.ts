import { defined, fromHex, type Bytes } from '@teller/basics';
import type { Contest } from '@teller/election';
import { lotOrder } from '@teller/protocol';
import { reservedOf, type LotSource } from '@teller/record';
import { countJson, type Transcript } from '@teller/stv';
import { compareCounts, countAgain, describeDifference, preferencesOn } from '@teller/second-count';

/**
 * A second opinion on a contest: the second counter reads the marks and counts the papers by its own
 * code, one by one, and is held against the file published and against the first counter.
 *
 * @returns the faults found
 */
export function secondOpinion(
  contest: Contest,
  papers: Iterable<Bytes>,
  source: LotSource,
  counts: { readonly published: Bytes | undefined; readonly again: Transcript | undefined },
): readonly string[] {
  const listRoot = fromHex(source.root);
  const reserved = reservedOf(contest);
  const second = countAgain({
    rule: contest.rule,
    seats: contest.seats,
    candidates: contest.candidates.length,
    papers: preferencesIn(papers),
    lot: lotOrder({
      election: source.election,
      listRoot: defined(listRoot.ok ? listRoot.value : undefined, 'a root is hexadecimal'),
      privateKey: source.privateKey,
      contest: contest.id,
      candidates: contest.candidates.map(({ id }) => id),
    }),
    ...(reserved && { reserved }),
  });
  if (!second.ok) return [`${contest.id}: the second counter refuses: ${second.error.reason}`];
  const { published, again } = counts;
  const held: readonly (readonly [string, unknown])[] = [
    ...(published === undefined ? [] : [['the file published', parsed(published)] as const]),
    ...(again === undefined ? [] : [['our own count', countJson(again)] as const]),
  ];
  return held.flatMap(([name, count]) => {
    const compared = compareCounts(count, second.value);
    return compared.ok ? [] : [`${contest.id}, ${name}: ${describeDifference(compared.error)}`];
  });
}

/** Of the papers that have a first preference; the others are not counted. */
function* preferencesIn(papers: Iterable<Bytes>): Generator<readonly number[]> {
  for (const paper of papers) {
    const preferences = preferencesOn(paper.subarray(1));
    if (preferences.length > 0) yield preferences;
  }
}

function parsed(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
