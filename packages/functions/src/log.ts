/**
 * Writes an unexpected error to the log: its id, its kind and where it happened. Never its message,
 * which may hold an address or a body. The ballot box does not use this.
 */
export function logFailure(id: string, error: unknown): void {
  const { name, frames } = describe(error);
  process.stderr.write(`${JSON.stringify({ level: 'error', id, name, frames })}\n`);
}

function describe(error: unknown): { readonly name: string; readonly frames: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  // A message of several lines could hold one that looks like a frame: take the last run of them.
  const start = lines.findLastIndex((line) => !line.startsWith('at ')) + 1;
  return { name: error.constructor.name, frames: lines.slice(start, start + 12) };
}
