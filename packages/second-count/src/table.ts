import { decimal } from './decimal.ts';

/**
 * What a count comes to, without how it came about: the part of `countJson` that another counter can be
 * held against. Candidates are numbers from 1, votes are decimal strings without trailing zeros. What a
 * rule does not have, and what has not happened, is left out.
 */
export interface CountTable {
  /** Papers with a preference for somebody who stands. */
  readonly valid: number;
  readonly withoutPreference: number;
  /** The last one, where it changes from stage to stage; "0" where there is none. */
  readonly quota: string;
  readonly stages: readonly StageTable[];
  /** In the order deemed elected. */
  readonly elected: readonly number[];
  /** Seats for which nobody was left. */
  readonly unfilled: number;
  /** Reserved places: how many can be elected, and by how many people the minimums are missed. */
  readonly reserved?: { readonly places: number; readonly missed: number };
}

export interface StageTable {
  readonly action: 'first-preferences' | 'surplus' | 'exclusion' | 'redistribution';
  /** The stage's number on the rule's own sheet, where it is not its place among the stages. */
  readonly label?: string;
  /** Whose papers are transferred; absent at the first stage and under Meek. */
  readonly candidate?: number;
  /** Others whose papers are transferred in the same stage. */
  readonly together?: readonly number[];
  /** The batch of papers of one value that an exclusion moves. */
  readonly batch?: { readonly value: string; readonly part: number; readonly parts: number };
  /** The surplus that is transferred; under Meek, what is left of all surpluses. */
  readonly surplus?: string;
  /** Other candidates whose surpluses wait for this one. */
  readonly waiting?: readonly number[];
  /** Meek: how often the papers were shared out, and why not once more. */
  readonly iterations?: number;
  readonly until?: string;
  /** Where it can change. */
  readonly quota?: string;
  /** Meek: the keep values that are neither 0 nor 1, by candidate number. */
  readonly keepValues?: Readonly<Record<string, string>>;
  /** Votes at the end of the stage, by candidate number. */
  readonly totals: Readonly<Record<string, string>>;
  /** Votes with nobody, from the start, with `roundingLoss`. */
  readonly nonTransferable: string;
  /** The part of `nonTransferable` that was lost by cutting values, or that no paper could carry. */
  readonly roundingLoss: string;
  /** Deemed elected at the end of the stage: most votes first. */
  readonly elected: readonly number[];
  /** Those of them who did not need the quota because nobody else was left. */
  readonly lastVacancies: readonly number[];
  /** Those of them who had enough of the votes still active, and how much was enough. */
  readonly activeVote?: readonly { readonly candidate: number; readonly needed: string }[];
  /** Equal candidates with enough votes who can't all be elected: none of them is yet. */
  readonly undecided?: readonly number[];
  readonly excluded: readonly number[];
  /** Surpluses that wait because they could change no exclusion. */
  readonly deferred?: {
    readonly candidates: readonly number[];
    readonly total: string;
    readonly gap: string;
  };
  /** Reserved places: who is in every possible set, who in none, and how many there are up to 1,000. */
  readonly guarded?: readonly number[];
  readonly doomed?: readonly number[];
  readonly possibleSets?: number;
}

/** A stage as it is counted: candidates from 0, votes in the smallest part of a vote that the rule knows. */
export interface Sheet {
  action: StageTable['action'];
  label?: string;
  /** Whose papers move, first the one after whom the stage is named. */
  movers?: readonly number[];
  batch?: { value: bigint; part: number; parts: number };
  surplus?: bigint;
  waiting?: readonly number[];
  iterations?: number;
  until?: string;
  quota?: bigint;
  keepValues?: readonly bigint[];
  votes: readonly bigint[];
  aside: bigint;
  lost: bigint;
  elected: number[];
  lastVacancies: number[];
  /** What was enough for whom. */
  activeVote?: { candidate: number; needed: bigint }[];
  undecided?: readonly number[];
  excluded: number[];
  deferred?: { candidates: readonly number[]; total: bigint; gap: bigint };
  outlook?: Outlook;
}

/** Reserved places: who is in all and who in none of the sets that are still possible, by number. */
export interface Outlook {
  readonly guarded: readonly number[];
  readonly doomed: readonly number[];
  /** How many sets are possible, where they are no more than a thousand. */
  readonly sets: number | undefined;
}

/**
 * @param one a vote, in the smallest parts that the rule knows
 */
export function stageTable(sheet: Sheet, one: bigint): StageTable {
  const { action, label, movers, batch, surplus, waiting, iterations, until, quota } = sheet;
  const { keepValues, activeVote, undecided, deferred, outlook } = sheet;
  const text = (votes: bigint) => decimal(votes, one);
  const [candidate, ...together] = (movers ?? []).map(numbered);
  return {
    action,
    ...given('label', label),
    ...given('candidate', candidate),
    ...some('together', together),
    ...given('batch', batch && { ...batch, value: text(batch.value) }),
    ...given('surplus', surplus === undefined ? undefined : text(surplus)),
    ...given('waiting', waiting?.map(numbered)),
    ...given('iterations', iterations),
    ...given('until', until),
    ...given('quota', quota === undefined ? undefined : text(quota)),
    ...given('keepValues', keepValues && byNumber(keepValues, one, (k) => k > 0n && k < one)),
    totals: byNumber(sheet.votes, one, () => true),
    nonTransferable: text(sheet.aside),
    roundingLoss: text(sheet.lost),
    elected: sheet.elected.map(numbered),
    lastVacancies: sheet.lastVacancies.map(numbered),
    ...given(
      'activeVote',
      activeVote?.map((e) => ({ candidate: numbered(e.candidate), needed: text(e.needed) })),
    ),
    ...given('undecided', undecided?.map(numbered)),
    excluded: sheet.excluded.map(numbered),
    ...given(
      'deferred',
      deferred && {
        candidates: deferred.candidates.map(numbered),
        total: text(deferred.total),
        gap: text(deferred.gap),
      },
    ),
    ...some('guarded', (outlook?.guarded ?? []).map(numbered)),
    ...some('doomed', (outlook?.doomed ?? []).map(numbered)),
    ...given('possibleSets', outlook?.sets),
  };
}

export function numbered(candidate: number): number {
  return candidate + 1;
}

function byNumber(
  votes: readonly bigint[],
  one: bigint,
  shown: (votes: bigint) => boolean,
): Readonly<Record<string, string>> {
  const entries = votes.map((v, candidate) => [numbered(candidate), v] as const);
  return Object.fromEntries(
    entries.filter(([, v]) => shown(v)).map(([number, v]) => [number, decimal(v, one)]),
  );
}

/** The field if there is anything to say. */
function given<K extends string, V>(name: K, value: V | undefined): { readonly [name in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in K]?: V };
}

function some<K extends string, V>(
  name: K,
  values: readonly V[],
): { readonly [name in K]?: readonly V[] } {
  return given(name, values.length === 0 ? undefined : values);
}
