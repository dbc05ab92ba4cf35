import { displayNames } from '@teller/basics';
import type { CSSProperties, ReactElement } from 'react';
import {
  readVotes,
  showVotes,
  standingAfter,
  type CountSheet,
  type SheetStage,
  type Standing,
  type Votes,
} from './count-sheet.ts';
import css from './contest-result.module.css';
import { words } from './words.ts';

/** One bar a candidate with the quota line across. Name, number and standing are said in words too. */
export function Bars({
  count,
  stage,
}: {
  readonly count: CountSheet;
  readonly stage: SheetStage;
}): ReactElement {
  const quota = readVotes(stage.quota ?? count.quota);
  const hasQuota = quota > 0n;
  const totals = count.candidates.map((_, n) => readVotes(stage.totals[String(n + 1)] ?? '0'));
  const widest = longest(count);
  // A length on the screen, in thousandths: the only place where votes may lose exactness.
  const share = (votes: bigint): string =>
    `${widest === 0n ? 0 : Number((votes * 1000n) / widest) / 10}%`;
  return (
    <figure className={css.chart}>
      <ul>
        {displayNames(count.candidates).map((name, n) => {
          const standing = standingAfter(count, n + 1, stage.stage);
          return (
            <li key={name} className={css[standing.is]}>
              <span className={css.label}>
                <strong>{name}</strong>{' '}
                <span>
                  {outlookText(stage, n + 1) ??
                    standingText(standing, stage.stage === count.stages.length)}
                </span>
              </span>
              <span className={css.votes}>{showVotes(totals[n] ?? 0n)}</span>
              <span
                className={css.track}
                aria-hidden="true"
                style={
                  {
                    '--votes': share(totals[n] ?? 0n),
                    ...(hasQuota && { '--quota': share(quota) }),
                  } as CSSProperties
                }
              />
            </li>
          );
        })}
      </ul>
      {hasQuota && <figcaption>{words.quotaLine(showVotes(quota))}</figcaption>}
    </figure>
  );
}

/** What a whole bar stands for: the same in every stage, so that stages can be compared. */
function longest({ quota, stages }: CountSheet): Votes {
  return stages
    .flatMap((stage) => [...Object.values(stage.totals), stage.quota ?? quota])
    .map(readVotes)
    .reduce((most, votes) => (votes > most ? votes : most), readVotes(quota));
}

/** What the reserved places mean for somebody who is neither elected nor excluded yet. */
function outlookText(
  { guarded, doomed, excluded }: SheetStage,
  candidate: number,
): string | undefined {
  if (excluded.includes(candidate)) return undefined;
  if (guarded?.includes(candidate)) return words.standing.guarded;
  return doomed?.includes(candidate) ? words.standing.doomed : undefined;
}

/** A standing in words. Who is neither elected nor excluded after the last stage is not elected. */
export function standingText(standing: Standing, last: boolean): string {
  switch (standing.is) {
    case 'elected':
      return words.standing.elected(standing.stage);
    case 'excluded':
      return words.standing.excluded(standing.stage);
    case 'continuing':
      return last ? words.standing.remaining : words.standing.continuing;
    case 'withdrawn':
    default:
      return words.standing.withdrawn;
  }
}
