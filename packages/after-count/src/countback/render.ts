import { defined, displayNames } from '@teller/basics';
import { counted, grouped, listed, votesInWords, wrapped } from '@teller/count-sheet/words';
import { renderTable } from '@teller/count-sheet';
import type { Tie } from '@teller/stv';
import { formatVotes, of, sum, type Votes } from '@teller/stv/votes';
import type { AllPapersCountback } from './all-papers.ts';
import type { CountbackStage, DepartedPapersCountback } from './departed-papers.ts';
import type { Standing, Vacancy } from './vacancy.ts';

/** Either countback told in plain text, 80 characters to a line at most. */
export function renderCountback(
  vacancy: Vacancy,
  result: AllPapersCountback | DepartedPapersCountback,
): string {
  return result.method === 'all-papers'
    ? allPapers(vacancy, result)
    : departedPapers(vacancy, result);
}

function allPapers(vacancy: Vacancy, result: AllPapersCountback): string {
  const { transcript: t, sitting } = result;
  const candidates = displayNames(t.candidates);
  const kept =
    sitting.length === 0
      ? ''
      : ` ${listedNames(candidates, sitting)} ${sitting.length === 1 ? 'sits and keeps the place' : 'sit and keep their places'}, ` +
        `and so will not be excluded.`;
  const how =
    `Countback: all papers are counted again by the same rule, as if those who can’t come in had ` +
    `withdrawn.${kept}`;
  const texts = [
    how,
    ...whoStands(candidates, vacancy, result),
    outcome(candidates, vacancy, result),
  ];
  return [...texts.map((text) => wrapped(text, 80)), renderTable(t)].join('\n\n');
}

function departedPapers(vacancy: Vacancy, result: DepartedPapersCountback): string {
  const { departed, papers, votes, places } = result;
  const candidates = displayNames(result.candidates);
  const name = candidates[departed] ?? '';
  const how =
    `Countback: the ${counted(papers, 'paper', 'papers')} that had elected ${name} ` +
    `${papers === 1 ? 'goes' : 'go'} to others, each at the part of a vote that it counted for ${name} at ` +
    `the end: ${votesInWords(votes, places)} in all.`;
  const texts = [
    how,
    ...whoStands(candidates, vacancy, result),
    ...result.stages.map((stage, i) => `Stage ${i + 1}. ${stageInWords(result, stage, i)}`),
    outcome(candidates, vacancy, result),
  ];
  return `${texts.map((text) => wrapped(text, 80)).join('\n\n')}\n`;
}

function whoStands(
  candidates: readonly string[],
  { unwilling }: Vacancy,
  { eligible, barred }: Standing,
): string[] {
  const named = (some: readonly number[]) => listedNames(candidates, some);
  return [
    [
      `Who can come in: ${named(eligible)}.`,
      ...(unwilling.length === 0
        ? []
        : [`${named(unwilling)} ${unwilling.length === 1 ? 'does' : 'do'} not stand.`]),
      ...(barred.length === 0
        ? []
        : [
            `${named(barred)} can’t: the places reserved would not be kept as well with ` +
              `${barred.length === 1 ? 'this candidate' : 'any of these'} as with the others.`,
          ]),
    ].join(' '),
  ];
}

function outcome(
  candidates: readonly string[],
  { departed }: Vacancy,
  { filledBy }: { readonly filledBy: number },
): string {
  return `The place of ${candidates[departed] ?? ''} goes to ${candidates[filledBy] ?? ''}.`;
}

function stageInWords(result: DepartedPapersCountback, stage: CountbackStage, i: number): string {
  const { places, eligible, stages } = result;
  const candidates = displayNames(result.candidates);
  const before = stages.slice(0, i).map(({ excluded }) => excluded?.candidate);
  const continuing = eligible
    .filter((candidate) => !before.includes(candidate))
    .toSorted((a, b) => of(stage.totals, b) - of(stage.totals, a) || a - b);
  const votes = (v: Votes) => grouped(formatVotes(v, places));
  const said = continuing.map((c) => `${candidates[c] ?? ''} ${votes(of(stage.totals, c))}`);
  const beside = [
    ...(stage.nonTransferable === 0 ? [] : [`${votes(stage.nonTransferable)} non-transferable`]),
    ...(stage.roundingLoss === 0 ? [] : [`${votes(stage.roundingLoss)} lost in cutting`]),
  ];
  const moved =
    stage.moved === undefined ? '' : `The papers of ${candidates[stage.moved] ?? ''} move on. `;
  const totals = `${moved}${said.join('; ')}${beside.length === 0 ? '' : `; ${listed(beside)}`}.`;
  const withCandidates = votesInWords(sum(stage.totals), places);
  if (stage.excluded === undefined) {
    const first = candidates[defined(continuing[0], 'somebody continues')] ?? '';
    return continuing.length === 1
      ? `${totals} Only ${first} is left.`
      : `${totals} ${first} has more than half of the ${withCandidates} with candidates.`;
  }
  const { candidate, tie } = stage.excluded;
  const tied = tie === undefined ? '' : tieInWords(candidates, tie);
  return (
    `${totals} Nobody has more than half of the ${withCandidates} with candidates. ${tied}` +
    `${candidates[candidate] ?? ''}${tie === undefined ? ', with the fewest votes,' : ''} is excluded.`
  );
}

function tieInWords(candidates: readonly string[], tie: Tie): string {
  const steps = tie.steps.map((step) =>
    step.kind === 'lot'
      ? `the lot drew ${step.drawn.map((c) => candidates[c] ?? '').join(', ')}, and the last goes`
      : `at stage ${step.stage} ${listedNames(candidates, step.left)} had fewest`,
  );
  return `${listedNames(candidates, tie.tied)} are equal; ${steps.join('; ')}. `;
}

function listedNames(candidates: readonly string[], some: readonly number[]): string {
  return listed(some.map((candidate) => candidates[candidate] ?? ''));
}
