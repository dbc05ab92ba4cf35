/** So many seconds from now: RFC 3339, UTC, whole seconds. */
export function instantAfter(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
