/**
 * An instant as every text of an election has it: RFC 3339, UTC, whole seconds, as in
 * `2026-11-22T20:13:16Z`. All of one form, so that their order is that of time.
 *
 * @param milliseconds since 1970; parts of a second are cut off
 */
export function instant(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000) * 1000;
  return new Date(whole).toISOString().replace('.000Z', 'Z');
}
