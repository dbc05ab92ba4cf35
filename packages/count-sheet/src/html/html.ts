import { unreachable } from '@teller/basics';
import { nameOf } from '../words/names.ts';
import { reservedSentences, sourceOf } from '../sentences/reserved.ts';
import { papersInWords, stageSentences, tieLines } from '../sentences/told.ts';
import { counted, grouped } from '../words/phrases.ts';
import { labelOf, ruleTitle, votesInWords } from '../words/words.ts';
import { particularsOf, type Particulars, type SheetOptions } from '../declaration/particulars.ts';
import { declarationWords } from '../declaration/signatures.ts';
import { lostInAll, quotaChanges } from '../figures/columns.ts';
import { transferTableOf } from '../figures/transfer-rows.ts';
import type { Election, PaperGroup, Stage, Transcript } from '@teller/stv';
import { formatVotes, of } from '@teller/stv/votes';
import { escaped } from './escape.ts';
import { preferenceTablesHtml } from './preferences.ts';
import { style } from './style.ts';
import { sheetTables } from './tables.ts';
import { transferTableHtml } from './transfers.ts';

/**
 * The count as a document of its own: who is elected, what happened at each stage, the whole count sheet.
 * It loads nothing and runs nothing, prints, and can be read on a telephone.
 */
export function renderHtml(t: Transcript, options: SheetOptions = {}): string {
  const { title = '', particulars, groups, notes = [] } = options;
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
${facts(t, particulars)}${said(notes.map((note) => `Note: ${note}`))}
${elected(t)}
${declaration(particulars)}${reserved(t)}${ties(t)}${stages(t)}
${sheet(t)}
${transfers(t)}${preferences(t, groups)}</main>
</body>
</html>
`;
}

/** Paragraphs. */
function said(lines: readonly string[]): string {
  return lines.map((line) => `\n<p>${escaped(line)}</p>`).join('');
}

function facts(t: Transcript, particulars: Particulars | undefined): string {
  const quota =
    t.rule === 'plurality'
      ? []
      : [
          [
            quotaChanges(t) ? 'Quota, at the last' : 'Quota',
            grouped(formatVotes(t.quota, t.places)),
          ],
        ];
  const more = particularsOf(t, particulars);
  const told = [
    ...(more.length > 0
      ? more
      : [
          ['Valid papers', grouped(t.valid)],
          ['No preference', grouped(t.withoutPreference)],
        ]),
    ['Seats', String(t.seats)],
    ['Candidates', grouped(t.candidates.length - t.withdrawn.length)],
    ...quota,
  ].map(
    ([name = '', value = '']) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`,
  );
  const withdrawn =
    t.withdrawn.length === 0
      ? ''
      : `\n<p>Withdrawn: ${escaped(t.withdrawn.map((candidate) => nameOf(t, candidate)).join(', '))}.</p>`;
  const papers =
    t.withoutPreference === 0 || more.length > 0 ? '' : `\n<p>${escaped(papersInWords(t))}.</p>`;
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

function declaration(particulars: Particulars | undefined): string {
  const { officers = [], isRehearsal = false } = particulars ?? {};
  const words = declarationWords(particulars);
  if (words === '') return '';
  const lines = isRehearsal
    ? []
    : officers.map(
        ({ name, office }) =>
          `<div class="sign"><span>Signed</span><span>Date</span><p>${escaped(name)}, ${escaped(office)}</p></div>`,
      );
  return `<section aria-labelledby="declaration">
<h2 id="declaration">${isRehearsal ? 'Rehearsal' : 'Declaration'}</h2>
<p>${escaped(words)}</p>
${lines.join('\n')}
</section>
`;
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

function preferences(t: Transcript, groups: readonly PaperGroup[] | undefined): string {
  if (groups === undefined) return '';
  return `<section aria-labelledby="preferences">
<h2 id="preferences">Preferences</h2>
<p>On how many of the ${counted(t.valid, 'valid paper', 'valid papers')} each candidate is the first preference, the
second and so on, or any.${t.withdrawn.length === 0 ? '' : ' Those who have withdrawn are passed over.'} The columns for a
preference add up to the valid papers.</p>
${preferenceTablesHtml(t, groups)}
</section>
`;
}
