import { shortSentences } from '@teller/count-sheet/short';
import type { Contest } from '@teller/election';
import { useState, type ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import { Heading } from '../frame/page.tsx';
import parts from '../frame/parts.module.css';
import { reservedText } from '../frame/reserved.ts';
import { Bars } from './bars.tsx';
import { readVotes, showVotes, type CountSheet } from './count-sheet.ts';
import css from './contest-result.module.css';
import { Winners } from './overview.tsx';
import { SheetTable } from './sheet-table.tsx';
import type { CountState } from './use-counts.ts';
import { words } from './words.ts';

/** One contest: winners, then stage by stage, then the full count sheet. */
export function ContestResult({
  election,
  contest,
  count = 'missing',
}: {
  readonly election: LoadedElection;
  readonly contest: Contest;
  readonly count: CountState | undefined;
}): ReactElement {
  const { id, manifest } = election;
  return (
    <>
      <p className={parts.screen}>
        <a href={`?election=${id}`}>{words.allContests}</a>
      </p>
      <Heading
        title={words.title(contest.title)}
        over={`${manifest.organisation}, ${manifest.title}`}
        overClass={parts.over}
      >
        {contest.title}
      </Heading>
      <p className={parts.notice}>
        <strong>
          {manifest.kind === 'rehearsal' ? words.status.rehearsal : words.status.final}
        </strong>
      </p>
      <Winners contest={contest} count={count} />
      {typeof count === 'object' && (
        <>
          <p>
            {words.facts(count.papers, count.valid)} {quotaFact(count)}{' '}
            {count.withoutPreference > 0 && words.withoutPreference(count.withoutPreference)}
          </p>
          {contest.reserved && <p>{words.reserved(reservedText(contest.reserved))}</p>}
          <Stages count={count} />
          <SheetTable count={count} />
          <p className={parts.printed}>
            {words.fingerprint}: <span className={parts.hash}>{id}</span>
          </p>
          <p className={parts.soft}>{words.rule(count.rule, count.source)}</p>
        </>
      )}
    </>
  );
}

function quotaFact({ quota, seats, stages }: CountSheet): string {
  const votes = readVotes(quota);
  if (votes === 0n) return words.mostVotes;
  const changes = stages.some((stage) => stage.quota !== undefined && stage.quota !== quota);
  return (changes ? words.lastQuota : words.quota)(showVotes(votes), seats);
}

/** Every stage in sentences. */
function InWords({ count }: { readonly count: CountSheet }): ReactElement {
  const texts = shortSentences(count);
  return (
    <>
      {count.stages.map((stage, i) => (
        <div key={stage.stage}>
          <h3>{words.stage(stage.stage)}</h3>
          <p>{(texts[i] ?? []).join(' ')}</p>
        </div>
      ))}
    </>
  );
}

function Stages({ count }: { readonly count: CountSheet }): ReactElement {
  const [number, setNumber] = useState(1);
  const of = count.stages.length;
  const stage = count.stages[number - 1];
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">{words.stages}</h2>
      <div className={parts.screen}>
        <div className={css.stepper}>
          <button
            type="button"
            className={`${parts.button} ${parts.quiet}`}
            aria-disabled={number === 1}
            onClick={() => setNumber(Math.max(1, number - 1))}
          >
            {words.back}
          </button>
          <label>
            <span className={parts.hidden}>{words.choose}</span>
            <select value={number} onChange={(event) => setNumber(Number(event.target.value))}>
              {count.stages.map((one) => (
                <option key={one.stage} value={one.stage}>
                  {words.stageOf(one.stage, of)}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className={parts.button}
            aria-disabled={number === of}
            onClick={() => setNumber(Math.min(of, number + 1))}
          >
            {words.next}
          </button>
        </div>
        {stage && (
          <>
            <div role="status" className={css.sentences}>
              {(shortSentences(count)[number - 1] ?? []).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
            <Bars count={count} stage={stage} />
          </>
        )}
        <details>
          <summary>{words.inWords}</summary>
          <InWords count={count} />
        </details>
      </div>
      <div className={parts.printed}>
        <InWords count={count} />
      </div>
    </section>
  );
}
