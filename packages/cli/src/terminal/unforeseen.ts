import { systemErrorWords } from '@teller/basics';
import { complain } from './complain.ts';

/**
 * What is left to say when a command threw: the operating system's refusal as a sentence, and for a
 * fault in Teller itself what to report. Gives the exit code.
 */
export function sayUnforeseen(error: unknown): 1 {
  const why = systemErrorWords(error);
  if (why === undefined)
    return complain(
      'This is a fault in Teller. Please report it with the lines below.',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  const place = placeOf(error);
  return complain(place === undefined ? `That did not work: ${why}.` : `${place}: ${why}.`);
}

/**
 * Ends the process when standard output takes no more: without a word where its reader has read enough
 * (`teller … | head`), with a complaint where the disk behind it is full.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    complain(`The result can’t be written: ${systemErrorWords(error) ?? error.message}.`);
    process.exit(1);
  });
}

/** The file or the address that was refused. */
function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { path, address, port } = error as NodeJS.ErrnoException & {
    readonly address?: string;
    readonly port?: number;
  };
  if (path !== undefined) return path;
  return address === undefined ? placeOf(error.cause) : `${address}:${port}`;
}
