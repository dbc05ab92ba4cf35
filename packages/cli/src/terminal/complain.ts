/** Says on standard error what is wrong and what to do. Gives the exit code 1. */
export function complain(...lines: readonly string[]): 1 {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 1;
}

/** Says on standard error what somebody should know who reads the result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
