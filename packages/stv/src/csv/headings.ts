/** What the first line of a CSV may say of a column, besides a candidate's name. */

/** What a column has that is not part of what was voted. */
export type Aside =
  /** How many papers a row stands for. */
  | 'count'
  /** Numbers the papers. */
  | 'paper'
  /** How much a paper weighs. */
  | 'weight'
  /** When or where a paper was taken, by what machine. */
  | 'circumstance'
  /** Who voted. */
  | 'voter';

const asides: readonly (readonly [Aside, RegExp])[] = [
  ['count', /^(?:count|papers)$/i],
  ['paper', /^(?:(?:paper|ballot|response|vote|record|imprinted|cvr)[ _]?)?(?:id|no\.?|number)$/i],
  ['paper', /^(?:paper|ballot|cast vote record)$/i],
  ['weight', /^(?:ballot |vote |paper )?weight$/i],
  [
    'circumstance',
    /^(?:timestamp|date|time|submitted(?: at| on)?|(?:submission|start|completion|last modified|end) (?:date|time))$/i,
  ],
  [
    'circumstance',
    /^(?:precinct|ballot (?:style|type)|batch(?: id)?|tabulator(?: id)?|status|language)$/i,
  ],
  ['voter', /^(?:e-?mail(?: address)?|username|user|ip(?: address)?|phone(?: number)?)$/i],
  ['voter', /^(?:(?:your|full|first|last|voter|member) )?name$/i],
  ['voter', /^(?:voter|member(?:ship)?)(?: (?:id|no\.?|number))?$/i],
];

/** What a column of this name has beside the votes, if its name says so. */
export function asideOf(heading: string): Aside | undefined {
  return asides.find(([, names]) => names.test(heading))?.[0];
}

const words = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
];
const place = '(?:rank(?:ing)?|choice|preference|pref\\.?|position|priority|place)';
const number = `(?:(\\d{1,3})(?:st|nd|rd|th)?|(${words.join('|')}|tenth))`;
const alone = new RegExp(
  `^(?:${place}\\s*(?:no\\.?|number|#)?\\s*)?${number}(?:\\s+${place})?$`,
  'i',
);
const within = new RegExp(`\\b(\\d{1,3})(?:st|nd|rd|th)\\s+${place}\\b`, 'i');

/** The number that a text says and nothing else: "2", "2nd", "Choice 2", "second preference". */
export function ordinalOf(text: string): number | undefined {
  const found = alone.exec(text.trim());
  if (found === null) return undefined;
  const [, figures, word] = found;
  return figures === undefined
    ? [...words, 'tenth'].indexOf(word?.toLowerCase() ?? '') + 1
    : Number(figures);
}

/** The rank that a heading asks for: "Choice 2", "Rank [2nd]", "Mayor 2nd Choice". */
export function rankOf(heading: string): number | undefined {
  const inBrackets = bracketed(heading);
  const bare = ordinalOf(inBrackets?.inside ?? heading);
  if (bare !== undefined) return bare;
  const found = within.exec(heading);
  return found === null ? undefined : Number(found[1]);
}

/** A heading of a grid of questions: what is asked, and of what. */
export function bracketed(
  heading: string,
): { readonly asked: string; readonly inside: string } | undefined {
  const found = /^(.*?)\s*\[([^[\]]+)\]$/.exec(heading);
  return found === null ? undefined : { asked: found[1] ?? '', inside: (found[2] ?? '').trim() };
}
