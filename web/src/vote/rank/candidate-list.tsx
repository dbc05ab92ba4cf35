import type { Candidate, Contest } from '@teller/election';
import { useMemo, useState, type ReactElement } from 'react';
import parts from '../../frame/parts.module.css';
import { frameWords } from '../../frame/words.ts';
import css from './contest.module.css';
import { Statement } from './statement.tsx';
import type { RankingAct } from './ranking.ts';
import { words } from '../words.ts';

const say = words.contest;
/** From more candidates than this on there is a search box. */
const fewCandidates = 15;

/** The candidates as buttons, in this voter's own order or by name. */
export function CandidateList({
  election,
  contest,
  shown,
  ranked,
  act,
}: {
  /** Its id. */
  readonly election: string;
  readonly contest: Contest;
  readonly shown: readonly string[];
  readonly ranked: readonly string[];
  readonly act: (act: RankingAct) => void;
}): ReactElement {
  const [byName, setByName] = useState(false);
  const [sought, setSought] = useState('');
  const listed = useMemo(
    () => inOrder(contest, shown, byName).filter((candidate) => matches(candidate, sought)),
    [contest, shown, byName, sought],
  );
  const total = contest.candidates.length;
  return (
    <section aria-labelledby="candidates">
      <div className={css.title}>
        <h2 id="candidates">{say.candidates}</h2>
        <button type="button" className={parts.plain} onClick={() => setByName(!byName)}>
          {byName ? say.showDrawn : say.showAlphabetical}
        </button>
      </div>
      <p className={parts.soft}>{byName ? say.alphabetical : say.drawn}</p>
      {total > fewCandidates && (
        <div className={parts.field}>
          <label htmlFor="search">{say.search}</label>
          <input
            id="search"
            type="search"
            autoComplete="off"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          <p role="status" className={parts.hint}>
            {sought && say.found(listed.length, total)}
          </p>
        </div>
      )}
      <ul className={css.candidates}>
        {listed.map((candidate) => (
          <CandidateRow
            key={candidate.id}
            election={election}
            candidate={candidate}
            place={ranked.indexOf(candidate.id) + 1}
            onTap={() => act({ type: 'tap', candidate: candidate.id })}
          />
        ))}
      </ul>
    </section>
  );
}

function CandidateRow({
  election,
  candidate: { name, slate, statement },
  place,
  onTap,
}: {
  readonly election: string;
  readonly candidate: Candidate;
  /** The rank given, from 1; 0 for none. */
  readonly place: number;
  readonly onTap: () => void;
}): ReactElement {
  return (
    <li className={place > 0 ? css.chosen : undefined}>
      <button type="button" className={css.candidate} aria-pressed={place > 0} onClick={onTap}>
        <span className={css.rank} aria-hidden="true">
          {place > 0 ? place : ''}
        </span>
        <span className={css.who}>
          <span className={css.name}>{name}</span>
          {slate && <span className={css.slate}> {slate}</span>}
          {place > 0 && <span className={parts.hidden}>, {say.rankSpoken(place)}</span>}
        </span>
      </button>
      {statement && <Statement election={election} hash={statement} name={name} />}
    </li>
  );
}

function inOrder(
  { candidates }: Contest,
  shown: readonly string[],
  byName: boolean,
): readonly Candidate[] {
  if (byName)
    return [...candidates].sort((a, b) => a.name.localeCompare(b.name, frameWords.locale));
  return shown.flatMap((id) => candidates.filter((candidate) => candidate.id === id));
}

function matches({ name, slate = '' }: Candidate, sought: string): boolean {
  return unaccented(`${name} ${slate}`).includes(unaccented(sought.trim()));
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
