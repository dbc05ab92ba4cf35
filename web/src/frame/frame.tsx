import type { ReactElement, ReactNode } from 'react';
import css from './frame.module.css';
import { Mark } from './mark.tsx';
import { frameWords } from './words.ts';

interface FrameProps {
  /** What this entry is, beside the name: "Vote", "Results", "Office". */
  readonly place: string;
  readonly wide?: boolean;
  /** The election on show is a rehearsal: said above everything else, on every page. */
  readonly rehearsal?: boolean;
  readonly actions?: ReactNode;
  /** Query to carry to the other entries, as in `?election=…`. */
  readonly query?: string;
  readonly children: ReactNode;
}

/** What surrounds every page: skip link, header, main, footer. */
export function Frame({
  place,
  wide,
  rehearsal,
  actions,
  query = '',
  children,
}: FrameProps): ReactElement {
  return (
    <>
      <a className={css.skip} href="#main">
        {frameWords.skip}
      </a>
      <header>
        {rehearsal && <p className={css.rehearsal}>{frameWords.rehearsal}</p>}
        <div className={css.head}>
          <a className={css.brand} href="/">
            <Mark />
            Teller
          </a>
          <span className={css.place}>{place}</span>
          {actions && <span className={css.actions}>{actions}</span>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={`${css.main} ${wide ? css.wide : ''}`}>
        {children}
      </main>
      <footer className={css.foot}>
        <div>
          <span>{frameWords.footer}</span>
          <a href={`/results/${query}`}>{frameWords.results}</a>
          <a href="/">{frameWords.elections}</a>
          <a href="/licences.txt">{frameWords.licences}</a>
        </div>
      </footer>
    </>
  );
}
