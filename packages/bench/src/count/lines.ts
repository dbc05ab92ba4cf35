/** How many candidates the heading of a BLT file names. */
export function headed(lines: readonly string[]): number {
  return Number(lines[0]?.split(' ')[0]);
}

/**
 * The papers of a well-formed BLT file without comments, and nothing is checked: how many, and their
 * order of numbers. For programs that have no reader of their own.
 */
export function* papersIn(
  lines: readonly string[],
): Generator<readonly [number, readonly number[]]> {
  for (const line of lines.slice(1)) {
    const [papers = 0, ...rest] = line.trim().split(' ').map(Number);
    if (papers === 0) return;
    if (papers > 0) yield [papers, rest.slice(0, -1)];
  }
}
