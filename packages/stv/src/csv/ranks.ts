/** Ranks as people write them, over a column or in a cell: "1", "1st choice", "Rank [2nd]", "third". */

const ordinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
  'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ');

/** What says that a number is a rank; "your" and the like only go with it. */
const rankWord = /^(?:rank(?:ed|ing|s)?|choices?|pref(?:s|erences?)?|position|place|priority)$/i;
const smallWord = /^(?:my|your|the|no|number|of)$/i;
/** Of a heading these may say no more; in a cell they say that a number is a candidate's. */
const headingWord = /^(?:candidate|vote)$/i;

/** A number, one with an ending, or a word. "Rank1" is two. */
const token = /\d+(?:st|nd|rd|th)?(?![\p{L}\d])|\p{L}+/giu;

/** The number that a token is, and whether it is one only in an order: "1st", "first". */
function numberOf(
  text: string,
): { readonly number: number; readonly ordinal: boolean } | undefined {
  const word = ordinals.indexOf(text.toLowerCase());
  if (word !== -1) return { number: word + 1, ordinal: true };
  return /^\d{1,4}\D*$/.test(text)
    ? { number: Number.parseInt(text, 10), ordinal: /\D/.test(text) }
    : undefined;
}

/** The rank that a text is, if it says nothing else: 2 for "2nd choice", "Rank 2", "second". */
export function rankOf(text: string, where: 'heading' | 'cell' = 'heading'): number | undefined {
  let rank: number | undefined;
  for (const [word] of text.matchAll(token)) {
    const found = numberOf(word);
    if (found === undefined) {
      const isWord = rankWord.test(word) || smallWord.test(word);
      if (!isWord && (where === 'cell' || !headingWord.test(word))) return undefined;
    } else if (rank === undefined) rank = found.number;
    else return undefined;
  }
  return rank === undefined || rank < 1 || /[-+*/=]\s*\d/.test(text) ? undefined : rank;
}

/** One way to read a heading as a rank of a question. */
interface Reading {
  readonly rank: number;
  /** The heading with a # for the rank: the same over all columns of a question. */
  readonly question: string;
}

/** Every way to read a heading as a rank; none where nothing says that its numbers are ranks. */
function readingsOf(heading: string): readonly Reading[] {
  if (heading.startsWith("'")) return [];
  return [...heading.matchAll(token)].flatMap(({ 0: word, index }) => {
    const found = numberOf(word);
    if (found === undefined) return [];
    const [before, after] = [heading.slice(0, index), heading.slice(index + word.length)];
    const words = [...`${before} ${after}`.matchAll(token)].map(([one]) => one);
    const bare = /^(?:.*\[)?[\s#.]*$/.test(before) && /^[\s.]*\]?$/.test(after);
    return found.ordinal || bare || words.some((one) => rankWord.test(one))
      ? [{ rank: found.number, question: `${before}#${after}`.replaceAll(/\s+/g, ' ') }]
      : [];
  });
}

/** Whether a heading could be a rank, and so isn't safely a candidate's name. */
export function isRankHeading(heading: string): boolean {
  return readingsOf(heading).length > 0;
}

/** The columns of one question, first rank first. */
export interface Ranks {
  readonly question: string;
  /** Whether a word such as "choice" says that these are ranks; else it is only that they are "1st", "2nd". */
  readonly inWords: boolean;
  /** Indices of the columns. */
  readonly columns: readonly number[];
  /** Why they can't be read: a rank that several columns have, or none. */
  readonly fault?: { readonly rank: number; readonly column: number };
}

/**
 * The questions whose ranks are over the columns. One column alone is a question only if its heading says
 * nothing but the rank.
 *
 * @param headings undefined for a column that is something else
 */
export function questionsOf(headings: readonly (string | undefined)[]): readonly Ranks[] {
  const byQuestion = new Map<string, { readonly rank: number; readonly column: number }[]>();
  for (const [column, heading = ''] of headings.entries()) {
    for (const { rank, question } of readingsOf(heading)) {
      const found = byQuestion.get(question) ?? [];
      byQuestion.set(question, [...found, { rank, column }]);
    }
  }
  const taken = new Set<number>();
  const found: Ranks[] = [];
  const bySize = [...byQuestion].sort(([, a], [, b]) => Number(isWhole(b)) - Number(isWhole(a)));
  for (const [question, all] of bySize) {
    const ranks = all.toSorted((a, b) => a.rank - b.rank);
    const alone = ranks.length === 1 && rankOf(headings[ranks[0]?.column ?? 0] ?? '') === undefined;
    if (alone || ranks.some(({ column }) => taken.has(column))) continue;
    const wrong = ranks.find(({ rank }, i) => rank !== i + 1);
    for (const { column } of ranks) taken.add(column);
    found.push({
      question,
      inWords: [...question.matchAll(token)].some(([word]) => rankWord.test(word)),
      columns: ranks.map(({ column }) => column),
      ...(wrong === undefined ? {} : { fault: wrong }),
    });
  }
  return found;
}

function isWhole(ranks: readonly { readonly rank: number }[]): boolean {
  const numbers = ranks.map(({ rank }) => rank).sort((a, b) => a - b);
  return numbers.every((rank, i) => rank === i + 1);
}
