import { systemErrorWords } from '@teller/basics';

/** Why something did not start or could not go on, as half a sentence that goes behind a colon. */
export function reasonOf(error: unknown): string {
  const system = systemErrorWords(error);
  const place = error instanceof Error && 'path' in error ? `${String(error.path)}: ` : '';
  if (system !== undefined) return `${place}${system}`;
  // LevelDB tells what the system said in the cause of its own error.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  if ('code' in cause && cause.code === 'LEVEL_LOCKED') return 'another process has its data open';
  return cause.message;
}
