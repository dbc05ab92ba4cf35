import type { JobReport, OfficeView } from '@teller/api';
import { instant } from '@teller/election';
import type { ReactElement } from 'react';
import { serviceNow } from '../api/service-clock.ts';
import { dateTime } from '../frame/dates.ts';
import parts from '../frame/parts.module.css';
import { words } from './words.ts';

const say = words.jobs;

/** Twice as long as a job that is well keeps silent. */
const silentAfter = 20 * 60_000;

/** What is done without officers, and whether it is. */
export function Jobs({ view: { jobs, phase } }: { readonly view: OfficeView }): ReactElement {
  const over = phase === 'published' || phase === 'void';
  const troubled = jobs.filter((job) => job.failing !== null || (!over && isSilent(job)));
  return (
    <section>
      <h2>{say.title}</h2>
      {troubled.length === 0 && (
        <p className={parts.soft}>{jobs.length === 0 ? say.none : say.well}</p>
      )}
      {troubled.map(({ job, lastRun, failing }) => (
        <div key={job} className={parts.warning} role="alert">
          <p>
            <strong>{say.name[job]}</strong>{' '}
            {failing ? say.failing(when(failing.since)) : say.silent(when(lastRun))}
          </p>
          {failing && <p className={parts.hash}>{failing.error}</p>}
          <p>{say.tell}</p>
        </div>
      ))}
    </section>
  );
}

function isSilent({ lastRun }: JobReport): boolean {
  return serviceNow() - lastRun > silentAfter;
}

function when(at: number): string {
  return dateTime(instant(at));
}
