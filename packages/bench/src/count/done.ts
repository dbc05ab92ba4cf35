import { writeSync } from 'node:fs';

/** What a process of the benchmark says at its end. */
export interface Done {
  /** Whom it elected, by number; absent where nothing was counted. */
  readonly elected?: readonly number[];
}

/** The last act of a process: its result and the most memory it ever had (kilobytes). */
export function done(result: Done): void {
  writeSync(1, JSON.stringify({ ...result, memory: process.resourceUsage().maxRSS }));
}
