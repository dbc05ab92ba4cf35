/**
 * This command again with these options: what a message tells somebody to type next. Written as it was
 * typed, with quotes where a shell needs them.
 */
export function nextCommand(
  options: Readonly<Record<string, string>>,
  typed: readonly string[] = process.argv.slice(2),
): string {
  const kept = typed.filter((word, i) => {
    const name = /^--([a-z-]+)/.exec(word)?.[1];
    if (name !== undefined) return options[name] === undefined;
    const before = /^--([a-z-]+)$/.exec(typed[i - 1] ?? '')?.[1];
    return before === undefined || options[before] === undefined;
  });
  const added = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const program = process.env['npm_lifecycle_event'] === 'teller' ? 'npm run teller --' : 'teller';
  return [program, ...[...kept, ...added].map(quoted)].join(' ');
}

function quoted(word: string): string {
  return /^[\w./,:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
