import { record, type OfficeView, type PublicElection } from '@teller/api';
import { useEffect, useState, type ReactElement } from 'react';
import { call } from '../api/call.ts';
import { dateTime } from '../frame/dates.ts';
import parts from '../frame/parts.module.css';
import type { Waiting } from './waiting.ts';
import { words } from './words.ts';

const say = words.acts;

/** What is waited for, since when, and that it has been too long. */
export function WaitingNotice({ waiting }: { readonly waiting: Waiting }): ReactElement {
  const { text, since, late } = waiting;
  return (
    <>
      <p className={parts.wait}>
        {text} {since !== undefined && say.waitSince(dateTime(since))}
      </p>
      {late && (
        <p className={parts.warning} role="alert">
          {say.waitLate}
        </p>
      )}
    </>
  );
}

/** Whether the published record can be read; asked again with every look at the election until it can. */
export function useIsShown({ id }: PublicElection, view: OfficeView): boolean {
  const [isShown, setIsShown] = useState(false);
  const wanted = view.phase === 'published' && !isShown;
  useEffect(() => {
    if (!wanted) return;
    void call(record.readFile, { named: { election: id, file: 'index.json' } }).then((answer) =>
      setIsShown(answer.ok),
    );
  }, [id, wanted, view]);
  return isShown;
}
