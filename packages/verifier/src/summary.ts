import { tokensIssued, winners } from '@teller/record';
import type { Evidence } from './evidence.ts';
import type { ContestFigures, Figures, Finding, Report } from './report.ts';

/** The report on a folder with neither an index nor a manifest. */
export const notARecord: Report = {
  format: 'teller-verification/1',
  verdict: 'not-a-record',
  sentence: 'This is not a record: it has neither index.json nor manifest.json.',
  kind: null,
  election: null,
  title: null,
  organisation: null,
  findings: [],
  figures: null,
};

/** The record holds if no check failed and none but the receipts' was left undone. */
export function summarise(evidence: Evidence, findings: readonly Finding[]): Report {
  const { manifest, election } = evidence;
  const failed = findings.filter(
    ({ check, outcome }) => outcome === 'fail' || (outcome === 'not-done' && check !== 6),
  );
  const rehearsal =
    manifest?.kind === 'rehearsal' ? 'THIS IS A REHEARSAL, nobody was elected by it. ' : '';
  const numbers = failed.map(({ check }) => check).join(', ');
  return {
    format: 'teller-verification/1',
    verdict: failed.length === 0 ? 'holds' : 'does-not-hold',
    sentence:
      rehearsal +
      (failed.length === 0
        ? 'The record holds: every check passed.'
        : `The record does not hold: ${failed.length === 1 ? 'check' : 'checks'} ${numbers} did not pass.`),
    kind: manifest?.kind ?? null,
    election: election ?? null,
    title: manifest?.title ?? null,
    organisation: manifest?.organisation ?? null,
    findings,
    figures: manifest === undefined ? null : figures(evidence),
  };
}

function figures({ manifest, register, contests }: Evidence): Figures {
  const lines = (manifest?.contests ?? []).map(({ id, title, seats }, number): ContestFigures => {
    const { list, transcript } = contests[number] ?? {};
    const tokens = register && tokensIssued(register.entries, id);
    return {
      contest: id,
      title,
      seats,
      tokens: tokens ?? null,
      ballots: list?.count ?? null,
      valid: transcript?.valid ?? null,
      winners: transcript === undefined ? null : winners(transcript),
    };
  });
  return { members: register?.entries.length ?? null, contests: lines };
}
