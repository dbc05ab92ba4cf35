import { unreachable } from '@teller/basics';
import { nameOf } from '../words/names.ts';
import { reservedSentences, sourceOf } from '../sentences/reserved.ts';
import { papersInWords, stageSentences, tieLines } from '../sentences/told.ts';
import { counted, grouped } from '../words/phrases.ts';
import { labelOf, ruleTitle, votesInWords } from '../words/words.ts';
import { lostInAll, quotaChanges } from '../figures/columns.ts';
import { transferTableOf } from '../figures/transfer-rows.ts';
import type { Election, Stage, Transcript } from '@teller/stv';
import { formatVotes, of } from '@teller/stv/votes';
import { escaped } from './escape.ts';
import { style } from './style.ts';
import { sheetTables } from './tables.ts';
import { transferTableHtml } from './transfers.ts';

export interface SheetOptions {
  /** What was voted on. */
  readonly title?: string;
}

/**
 * The count as a document of its own: who is elected, what happened at each stage, the whole count sheet.
 * It loads nothing and runs nothing, prints, and can be read on a telephone.
 */
export function renderHtml(t: Transcript, { title = '' }: SheetOptions = {}): string {
  const heading = title === '' ? 'Count sheet' : title;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title === '' ? heading : `${heading}: count sheet`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(heading)}</h1>
<p class="rule">Counted by ${escaped(`${ruleTitle(t.rule)} (${sourceOf(t)}).`)}</p>
${facts(t)}
${elected(t)}
${reserved(t)}${ties(t)}${stages(t)}
${sheet(t)}
${transfers(t)}</main>
</body>
</html>
`;
}

function facts(t: Transcript): string {
  const quota =
    t.rule === 'plurality'
      ? []
      : [[quotaChanges(t) ? 'Quota, at the last' : 'Quota', formatVotes(t.quota, t.places)]];
  const told = [
    ['Seats', String(t.seats)],
    ['Candidates', String(t.candidates.length - t.withdrawn.length)],
    ['Valid papers', String(t.valid)],
    ['No preference', String(t.withoutPreference)],
    ...quota,
  ].map(
    ([name = '', value = '']) => `<div><dt>${name}</dt><dd>${escaped(grouped(value))}</dd></div>`,
  );
  const withdrawn =
    t.withdrawn.length === 0
      ? ''
      : `\n<p>Withdrawn: ${escaped(t.withdrawn.map((candidate) => nameOf(t, candidate)).join(', '))}.</p>`;
  const papers = t.withoutPreference === 0 ? '' : `\n<p>${escaped(papersInWords(t))}.</p>`;
  return `<dl class="facts">${told.join('')}</dl>${papers}${withdrawn}`;
}

function elected(t: Transcript): string {
  const places = t.stages.flatMap((stage) =>
    stage.elected.map(
      (election) =>
        `<li><div><b>${escaped(nameOf(t, election.candidate))}</b><span>${escaped(how(t, stage, election))}</span></div></li>`,
    ),
  );
  const unfilled =
    t.unfilled === 0 ? '' : `<p>${counted(t.unfilled, 'seat stays', 'seats stay')} empty.</p>\n`;
  return `<section aria-labelledby="elected">
<h2 id="elected">${t.rule === 'plurality' ? 'Result' : 'Elected'}</h2>
${places.length === 0 ? '<p>Nobody.</p>' : `<ol class="elected">\n${places.join('\n')}\n</ol>`}
${unfilled}</section>`;
}

function how(t: Transcript, stage: Stage, { candidate, reason }: Election): string {
  const votes = votesInWords(of(stage.totals, candidate), t.places);
  const when = t.stages.length === 1 ? '' : ` at stage ${labelOf(stage)}`;
  switch (reason) {
    case 'quota':
      return `reached the quota${when}, with ${votes}`;
    case 'active-vote':
      return `had all the votes still needed${when}, with ${votes}`;
    case 'last-vacancies':
      return `among the last left for the places left${when}, with ${votes}`;
    case 'most-votes':
      return `most votes, ${votes}`;
    default:
      return unreachable(reason);
  }
}

function reserved(t: Transcript): string {
  const said = reservedSentences(t);
  if (said.length === 0) return '';
  return `<section aria-labelledby="reserved">
<h2 id="reserved">Reserved places</h2>
${said.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</section>
`;
}

function ties(t: Transcript): string {
  const lines = tieLines(t);
  if (lines.length === 0) return '';
  return `<section aria-labelledby="ties">
<h2 id="ties">Ties</h2>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</section>
`;
}

function stages(t: Transcript): string {
  const texts = stageSentences(t);
  const told = t.stages.map(
    (stage, i) => `<h3>Stage ${escaped(labelOf(stage))}</h3>\n<p>${escaped(texts[i] ?? '')}</p>`,
  );
  return `<section aria-labelledby="stages">
<h2 id="stages">Stage by stage</h2>
${told.join('\n')}
</section>`;
}

/** What the words in the tables mean that only reserved places bring. */
function key({ stages: all }: Transcript): string {
  return all.some(({ because }) => because !== undefined)
    ? '\n<p class="key">Guarded: in every set of candidates who can still be elected together, and so not ' +
        'excluded. Doomed: in none of them, and so never elected.</p>'
    : '';
}

function sheet(t: Transcript): string {
  const loss = lostInAll(t);
  return `<section aria-labelledby="sheet">
<h2 id="sheet">Count sheet</h2>
<p>Each candidate’s votes at the end of each stage and, below, what the stage gave or took.
Every column adds up to the ${counted(t.valid, 'valid paper', 'valid papers')}.${
    loss === '' ? '' : ` Non-transferable includes ${loss} lost by cutting transfer values.`
  }</p>
${sheetTables(t)}${key(t)}
</section>`;
}

function transfers(t: Transcript): string {
  const table = transferTableOf(t);
  if (table === undefined) return '';
  const isMeek = t.rule === 'meek-prf';
  return `<section aria-labelledby="transfers">
<h2 id="transfers">${isMeek ? 'Keep values' : 'Transfers'}</h2>
<p>${
    isMeek
      ? 'Which part of each vote that reaches them those elected keep; the rest goes on.'
      : 'How many papers each stage moved, what each was worth when the candidate received it and what it ' +
        'is worth now (the transfer value), and where the papers went.'
  }</p>
${transferTableHtml(table)}
</section>
`;
}
