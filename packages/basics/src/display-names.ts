const known = new WeakMap<readonly string[], readonly string[]>();

/**
 * The names as they are shown wherever candidates are listed: those who share one are told apart by their
 * number on the ballot paper, as in "Alex Smith (2)".
 */
export function displayNames(candidates: readonly string[]): readonly string[] {
  const before = known.get(candidates);
  if (before !== undefined) return before;
  let names = candidates.map((name) => name.normalize('NFC'));
  // Somebody may be called "Alex Smith (2)" on the paper: then there is one more number.
  while (new Set(names).size < names.length) {
    const seen = new Map<string, number>();
    for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
    names = names.map((name, i) => ((seen.get(name) ?? 0) > 1 ? `${name} (${i + 1})` : name));
  }
  known.set(candidates, names);
  return names;
}
