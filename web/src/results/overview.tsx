import { displayNames } from '@teller/basics';
import { howElected, howWasElected } from '@teller/count-sheet/short';
import type { Contest } from '@teller/election';
import type { ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import css from '../frame/parts.module.css';
import { frameWords } from '../frame/words.ts';
import type { CountSheet } from './count-sheet.ts';
import { Downloads } from './downloads.tsx';
import { FindReceipt } from './find-receipt.tsx';
import type { CountState } from './use-counts.ts';
import { words } from './words.ts';

/** The whole result: winners of every contest first, then what anyone can do with the record. */
export function Overview({
  election,
  counts,
}: {
  readonly election: LoadedElection;
  readonly counts: readonly CountState[];
}): ReactElement {
  const { id, manifest, contests } = election;
  return (
    <>
      <p className={css.notice}>
        <strong>
          {manifest.kind === 'rehearsal' ? words.status.rehearsal : words.status.final}
        </strong>
      </p>
      {contests.map((contest, number) => (
        <section key={contest.id} className={css.card}>
          <h2>{contest.title}</h2>
          <Winners contest={contest} count={counts[number] ?? 'missing'} />
          <Turnout election={election} contest={contest.id} />
          <a
            className={`${css.button} ${css.quiet} ${css.screen}`}
            href={`?election=${id}&contest=${contest.id}`}
          >
            {words.stagesLink}
            <span className={css.hidden}>: {contest.title}</span>
          </a>
        </section>
      ))}
      <div className={css.screen}>
        <FindReceipt election={election} />
      </div>
      <section>
        <h2>{words.verify.title}</h2>
        <p>{words.verify.lead}</p>
        <p className={css.card}>
          <code>npm run teller -- verify {`${location.origin}/record/${id}`} --election ID</code>
        </p>
        <p>{words.verify.records}</p>
      </section>
      <div className={css.screen}>
        <Downloads election={election} />
      </div>
    </>
  );
}

/** How many members took part in a contest. */
function Turnout({
  election: { turnout },
  contest,
}: {
  readonly election: LoadedElection;
  readonly contest: string;
}): ReactElement | null {
  const line = turnout?.contests.find((one) => one.contest === contest);
  return line ? <p>{words.turnoutFinal(line.issued, line.eligible)}</p> : null;
}

/** Who is elected, first in the order of election. */
export function Winners({
  contest,
  count,
}: {
  readonly contest: Contest;
  readonly count: CountState;
}): ReactElement {
  if (count === 'loading') return <p className={css.wait}>{frameWords.loading}</p>;
  if (count === 'missing') return <p className={css.error}>{words.contestMissing}</p>;
  return (
    <>
      <p className={css.over}>{words.elected}</p>
      {count.elected.length === 0 && <p>{words.electedNone}</p>}
      <ol>
        {count.elected.map((candidate) => (
          <li key={candidate}>
            <strong>{displayNames(count.candidates)[candidate - 1]}</strong>
            <Slate contest={contest} candidate={candidate} />
            <br />
            <span className={css.soft}>{howText(count, candidate)}</span>
          </li>
        ))}
      </ol>
      {count.unfilled > 0 && <p>{words.unfilled(count.unfilled)}</p>}
    </>
  );
}

/** The count numbers candidates as the manifest does. */
function Slate({
  contest,
  candidate,
}: {
  readonly contest: Contest;
  readonly candidate: number;
}): ReactElement | null {
  const slate = contest.candidates[candidate - 1]?.slate;
  return slate ? <>, {slate}</> : null;
}

function howText(count: CountSheet, candidate: number): string {
  const elected = howWasElected(count).find((one) => one.candidate === candidate);
  return elected ? words.how(elected.stage, howElected[elected.fact.kind]) : '';
}
