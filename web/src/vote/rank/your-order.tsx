import type { Contest } from '@teller/election';
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import parts from '../../frame/parts.module.css';
import css from './contest.module.css';
import type { RankingAct } from './ranking.ts';
import { words } from '../words.ts';

const say = words.contest;
/** From this many ranked candidates on, moving step by step is a chore. */
const longOrder = 3;

/** The voter's order, with a button for every change. Nothing is dragged. */
export function YourOrder({
  contest,
  ranked,
  act,
}: {
  readonly contest: Contest;
  readonly ranked: readonly string[];
  readonly act: (act: RankingAct) => void;
}): ReactElement {
  const list = useRef<HTMLElement>(null);
  const stay = useRef<string>(undefined);
  const name = (id: string): string =>
    contest.candidates.find((candidate) => candidate.id === id)?.name ?? '';

  // A row that changes places takes its focused button along; browsers let go of the focus.
  useLayoutEffect(() => {
    const id = stay.current;
    stay.current = undefined;
    if (id === undefined) return;
    const button = list.current?.querySelector<HTMLElement>(`[data-act="${id}"]`);
    (button ?? list.current?.querySelector<HTMLElement>('h2'))?.focus({ preventScroll: !button });
  }, [ranked]);

  function change(next: RankingAct & { readonly candidate: string }): void {
    const at = ranked.indexOf(next.candidate);
    const heir = ranked[at + 1] ?? ranked[at - 1] ?? 'none';
    stay.current = `${next.type}-${next.type === 'remove' ? heir : next.candidate}`;
    act(next);
  }

  return (
    <section ref={list} className={css.yours} aria-labelledby="your-order">
      <h2 id="your-order" tabIndex={-1}>
        {say.yourOrder}
      </h2>
      {ranked.length === 0 && <p className={parts.soft}>{say.orderEmpty}</p>}
      <ol className={css.ranked}>
        {ranked.map((candidate, at) => (
          <li key={candidate}>
            <span className={css.rank} aria-hidden="true">
              {at + 1}
            </span>
            <span className={css.who}>{name(candidate)}</span>
            <span className={css.acts}>
              {(['up', 'down', 'remove'] as const).map((type) => (
                <button
                  key={type}
                  type="button"
                  data-act={`${type}-${candidate}`}
                  className={css.act}
                  aria-disabled={
                    (type === 'up' && at === 0) || (type === 'down' && at === ranked.length - 1)
                  }
                  onClick={() => change({ type, candidate })}
                >
                  {say[type]}
                  <span className={parts.hidden}>{say.actOn(name(candidate))}</span>
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {ranked.length >= longOrder && <MoveTo ranked={ranked} name={name} act={act} />}
      {ranked.length > 0 && (
        <button type="button" className={parts.plain} onClick={() => act({ type: 'clear' })}>
          {say.clear}
        </button>
      )}
    </section>
  );
}

function MoveTo({
  ranked,
  name,
  act,
}: {
  readonly ranked: readonly string[];
  readonly name: (candidate: string) => string;
  readonly act: (act: RankingAct) => void;
}): ReactElement {
  const [chosen, setChosen] = useState('');
  const [place, setPlace] = useState(1);
  const candidate = ranked.includes(chosen) ? chosen : (ranked[ranked.length - 1] ?? '');
  return (
    <details className={css.move}>
      <summary>{say.moveTo}</summary>
      <label>
        <span className={parts.label}>{say.moveWhom}</span>
        <select value={candidate} onChange={(event) => setChosen(event.target.value)}>
          {ranked.map((id) => (
            <option key={id} value={id}>
              {name(id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className={parts.label}>{say.movePlace}</span>
        <select
          value={Math.min(place, ranked.length)}
          onChange={(event) => setPlace(Number(event.target.value))}
        >
          {ranked.map((id, at) => (
            <option key={id} value={at + 1}>
              {at + 1}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className={`${parts.button} ${parts.quiet}`}
        onClick={() => act({ type: 'move', candidate, place: Math.min(place, ranked.length) })}
      >
        {say.move}
      </button>
    </details>
  );
}
