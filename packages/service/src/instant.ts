/** An instant as the election's texts have it: RFC 3339, UTC, whole seconds. */
export function instant(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Seconds since 1970, rounded down. */
export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
