/** What a sheet says beside the count, so that it can be posted as the declaration of the result. */
import { countJson, invalidReasons, type PaperGroup, type Transcript } from '@teller/stv';
import { stageFacts } from '../facts/stage-facts.ts';
import { invalidWords } from '../words/full.ts';
import { grouped } from '../words/phrases.ts';
import { dateInWords } from './date.ts';
import { turnout } from './turnout.ts';

/** What a sheet is made with; what is not given is not on it. */
export interface SheetOptions {
  /** What was voted on. */
  readonly title?: string;
  readonly particulars?: Particulars;
  /** The papers as counted, for the table of preferences. */
  readonly groups?: readonly PaperGroup[];
  /** How the papers were read, a sentence each. */
  readonly notes?: readonly string[];
}

export interface Particulars {
  readonly organisation?: string;
  /** The day of the result: RFC 3339, `2026-11-25` or with a time. */
  readonly date?: string;
  /** How many could vote. */
  readonly electorate?: number;
  /** Papers given out: online, voting tokens. */
  readonly issued?: number;
  /** Papers cast, where the count was not given all of them. */
  readonly cast?: number;
  /** Papers that were cast and don't count, where the count was not given them. */
  readonly rejected?: readonly Rejected[];
  /** Who signs. */
  readonly officers?: readonly { readonly name: string; readonly office: string }[];
  /** Nobody is elected by this count. */
  readonly isRehearsal?: boolean;
}

/** Papers that don't count: "2", "with several 1s". */
interface Rejected {
  readonly papers: number;
  readonly reason: string;
}

/** A line of particulars: "Turnout", "37.7%". */
export type Particular = readonly [name: string, value: string];

/** Who voted, when and how many, in the order of a declaration; empty where no particulars are given. */
export function particularsOf(
  t: Transcript,
  { organisation, date, electorate, issued, ...more }: Particulars = {},
): readonly Particular[] {
  const given = { organisation, date, electorate, issued, ...more };
  if (Object.values(given).every((value) => value === undefined)) return [];
  const cast = castIn(t, more);
  const rejected = more.rejected ?? rejectedIn(t);
  return [
    ...(organisation === undefined ? [] : [['Organisation', organisation] as const]),
    ...(date === undefined ? [] : [['Date', dateInWords(date)] as const]),
    ...number('Electorate', electorate),
    ...number('Papers issued', issued),
    ...number('Papers cast', cast),
    ...(electorate === undefined ? [] : [['Turnout', turnout(cast, electorate)] as const]),
    ...number('Rejected papers', cast - t.valid),
    ...rejected.flatMap(({ reason, papers }) => number(`Rejected: ${reason}`, papers)),
    ...number('Valid papers', t.valid),
  ];
}

function number(name: string, value: number | undefined): readonly Particular[] {
  return value === undefined ? [] : [[name, grouped(value)]];
}

/** How many papers were cast, whether or not the count was given them. */
export function castIn(t: Transcript, { cast }: Particulars = {}): number {
  return cast ?? t.papers;
}

/** The papers that the count was given and doesn't count, by reason. */
function rejectedIn(t: Transcript): readonly Rejected[] {
  const [first = []] = stageFacts(countJson(t));
  return first.flatMap((fact) => {
    if (fact.kind !== 'without-preference') return [];
    const { reasons, others = 0 } = fact;
    // Papers that name nobody who stands, or blank ones: a file without reasons doesn't say which.
    if (reasons === undefined) return [];
    return [
      ...invalidReasons.map((reason) => ({
        papers: reasons[reason] ?? 0,
        reason: invalidWords[reason],
      })),
      { papers: others, reason: nobody },
    ].filter((one) => one.papers > 0);
  });
}

const nobody = 'for nobody who stands';
