import { useState, type ReactElement } from 'react';
import { loadStatement } from '../../api/statement.ts';
import parts from '../../frame/parts.module.css';
import { frameWords } from '../../frame/words.ts';
import { words } from '../words.ts';
import css from './contest.module.css';

const say = words.contest;

type Said =
  | { readonly state: 'loading' | 'missing' }
  | { readonly state: 'read'; readonly text: string };

/** What a candidate says, fetched once somebody wants to read it. */
export function Statement({
  election,
  hash,
  name,
}: {
  readonly election: string;
  readonly hash: string;
  readonly name: string;
}): ReactElement {
  const [said, setSaid] = useState<Said>({ state: 'loading' });
  return (
    <details
      className={css.statement}
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open || said.state === 'read') return;
        setSaid({ state: 'loading' });
        void loadStatement(election, hash).then((text) =>
          setSaid(text === undefined ? { state: 'missing' } : { state: 'read', text }),
        );
      }}
    >
      <summary>
        {say.statement}
        <span className={parts.hidden}>{say.statementOf(name)}</span>
      </summary>
      {said.state === 'loading' && <p role="status">{frameWords.loading}</p>}
      {said.state === 'missing' && <p role="status">{say.statementMissing}</p>}
      {said.state === 'read' &&
        said.text.split(/\n+/).map((paragraph, n) => (
          // Paragraphs never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={n}>{paragraph}</p>
        ))}
    </details>
  );
}
