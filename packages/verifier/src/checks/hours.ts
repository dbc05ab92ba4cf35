import { defined } from '@teller/basics';
import { furthestBehind, type LogEntry, type Standing } from '@teller/election';

/**
 * When the log says that voting was opened and closed, and how far that is from what was in force; empty
 * where it says neither.
 *
 * @param standings the one before each entry
 */
export function hoursSaid(log: readonly LogEntry[], standings: readonly Standing[]): string {
  return log
    .map((entry, i) => {
      const before = defined(standings[i], 'a standing before each entry');
      const { opensAt, closesAt } = furthestBehind(before).hours;
      const { type } = entry.action;
      if (type === 'open' || type === 'open-on-time')
        return ` Voting was opened at ${entry.at}${fromAnnounced(entry.at, opensAt)}.`;
      if (type === 'close' || type === 'close-on-time')
        return ` It was closed at ${entry.at}${fromAnnounced(entry.at, closesAt)}.`;
      return '';
    })
    .join('');
}

function fromAnnounced(at: string, announced: string): string {
  if (at === announced) return ', as announced';
  const minutes = Math.round(Math.abs(Date.parse(at) - Date.parse(announced)) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60)];
  const parts = [
    days > 0 && `${days} ${days === 1 ? 'day' : 'days'}`,
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    minutes === 0
      ? 'less than a minute'
      : `${minutes % 60} ${minutes % 60 === 1 ? 'minute' : 'minutes'}`,
  ].filter((part) => part !== false);
  return `, ${parts.join(' ')} ${at < announced ? 'before' : 'after'} the time announced, ${announced}`;
}
