import { unreachable } from '@teller/basics';
import { counted } from './faults.ts';
import type { ContestFigures, Finding, Report } from './report.ts';

/** The report as text for a terminal: the checks, then the result, then the verdict. */
export function renderReport(report: Report): string {
  const { figures, findings, kind, sentence, title, organisation, election } = report;
  const lines: string[] = [];
  if (title !== null)
    lines.push(plain(title), plain(organisation ?? ''), `Election ${election ?? ''}`, '');
  if (kind === 'rehearsal')
    lines.push('*** THIS IS A REHEARSAL. Nobody was elected by it. ***', '');
  for (const finding of findings) lines.push(...renderFinding(finding));
  if (figures !== null) {
    lines.push(
      '',
      figures.members === null
        ? 'Roll unknown'
        : counted(figures.members, 'member on the roll', 'members on the roll'),
    );
    for (const contest of figures.contests) lines.push(...renderContest(contest, kind));
  }
  if (lines.length > 0) lines.push('');
  lines.push(sentence);
  return `${lines.join('\n')}\n`;
}

function renderFinding({ check, title, outcome, detail, items }: Finding): string[] {
  const head = `${String(check).padStart(2)} ${word(outcome)} ${title}`;
  return [head, `             ${detail}`, ...items.map((item) => `             - ${item}`)];
}

function word(outcome: Finding['outcome']): string {
  switch (outcome) {
    case 'pass':
      return 'pass    ';
    case 'fail':
      return 'FAIL    ';
    case 'not-done':
      return 'not done';
    default:
      return unreachable(outcome);
  }
}

function renderContest(contest: ContestFigures, kind: Report['kind']): string[] {
  const { title, tokens, ballots, valid, seats, winners } = contest;
  const took = tokens === null ? 'unknown tokens' : counted(tokens, 'token', 'tokens');
  const cast = ballots === null ? 'unknown ballots' : counted(ballots, 'ballot', 'ballots');
  const good = valid === null ? 'not counted' : counted(valid, 'valid paper', 'valid papers');
  const lines = ['', plain(title), `  ${took} taken, ${cast} cast, ${good}`];
  const places = counted(seats, 'place', 'places');
  if (winners === null) return [...lines, `  ${places}: nobody could be found elected`];
  const verb = kind === 'rehearsal' ? 'Elected in this rehearsal' : 'Elected';
  return [...lines, `  ${verb} (${places}): ${winners.map(plain).join(', ') || 'nobody'}`];
}

/** Text of the manifest on one line, without characters that turn a line around. */
function plain(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll(/\p{C}/gu, '\uFFFD');
}
