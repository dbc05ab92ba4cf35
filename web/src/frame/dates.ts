import { frameWords } from './words.ts';

const whole = new Intl.DateTimeFormat(frameWords.locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** An instant (RFC 3339) as a date and time in the reader's own zone, which is named. */
export function dateTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : whole.format(date);
}
