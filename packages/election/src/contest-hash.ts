// Apart from the schemas: a page that reads contests needs no hash function of ours to begin with.
import { canonicalBytes, sha256, toHex, utf8 } from '@teller/basics';
import type { Contest, ContestTerms, DraftContest } from './contest.ts';

/** SHA-256 of the contest's canonical JSON, hex, as the manifest has it. */
export function contestHash(contest: Contest): string {
  return toHex(sha256(canonicalBytes(contest)));
}

/**
 * What a draft says of a contest, as it is frozen, and the texts that it names by their hashes.
 */
export function withoutStatements(draft: DraftContest): {
  readonly terms: ContestTerms;
  readonly statements: readonly string[];
} {
  const statements: string[] = [];
  const candidates = draft.candidates.map((candidate) => {
    if (candidate.statement === undefined) return candidate;
    statements.push(candidate.statement);
    return { ...candidate, statement: statementHash(candidate.statement) };
  });
  return { terms: { ...draft, candidates }, statements };
}

/** SHA-256 of a statement's UTF-8, hex, as a contest has it. */
export function statementHash(statement: string): string {
  return toHex(sha256(utf8(statement)));
}
