import { unreachable } from '@teller/basics';
import { winners } from '@teller/record';
import type { Evidence } from './evidence.ts';
import type { ContestFigures, Figures, Finding, Report } from './report.ts';

/** The report on a folder with neither an index nor a manifest. */
export const notARecord: Report = {
  format: 'teller-verification/2',
  verdict: 'not-a-record',
  sentence: 'This is not a record: it has neither index.json nor manifest.json.',
  kind: null,
  election: null,
  title: null,
  organisation: null,
  findings: [],
  receipts: [],
  figures: null,
};

/**
 * The record holds if no check failed, none but the receipts' was left undone, and it is of the election
 * that the reader means.
 */
export function summarise(
  evidence: Evidence,
  findings: readonly Finding[],
  expected: string | undefined,
): Report {
  const { manifest, election } = evidence;
  const failed = findings.filter(
    ({ check, outcome }) => outcome === 'fail' || (outcome === 'not-done' && check !== 6),
  );
  const rehearsal =
    manifest?.kind === 'rehearsal' ? 'THIS IS A REHEARSAL, nobody was elected by it. ' : '';
  const verdict =
    failed.length > 0 ? 'does-not-hold' : expected === undefined ? 'agrees-with-itself' : 'holds';
  return {
    format: 'teller-verification/2',
    verdict,
    sentence: rehearsal + sentence(verdict, failed),
    kind: manifest?.kind ?? null,
    election: election ?? null,
    title: manifest?.title ?? null,
    organisation: manifest?.organisation ?? null,
    findings,
    receipts: evidence.receipts,
    figures: evidence.frozen === undefined ? null : figures(evidence),
  };
}

function sentence(
  verdict: Exclude<Report['verdict'], 'not-a-record'>,
  failed: readonly Finding[],
): string {
  switch (verdict) {
    case 'holds':
      return 'The record holds: every check passed.';
    case 'agrees-with-itself':
      return (
        'This record agrees with itself: every check passed. But nobody has said that it is the election ' +
        'you mean. Check again with the election id from your receipt or your invitation.'
      );
    case 'does-not-hold':
      return `The record does not hold: ${failed.length === 1 ? 'check' : 'checks'} ${failed.map(({ check }) => check).join(', ')} did not pass.`;
    default:
      return unreachable(verdict);
  }
}

function figures({ frozen, register, contests }: Evidence): Figures {
  const lines = (frozen?.contests ?? []).map(({ id, title, seats }, number): ContestFigures => {
    const { ballots, transcript } = contests[number] ?? {};
    const tokens = register?.issued.least(number);
    return {
      contest: id,
      title,
      seats,
      tokens: tokens ?? null,
      ballots: ballots ?? null,
      valid: transcript?.valid ?? null,
      winners: transcript === undefined ? null : winners(transcript),
    };
  });
  return { members: register?.entries ?? null, contests: lines };
}
