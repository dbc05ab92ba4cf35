/** Columns beside the candidates' or the ranks', as programs that collect votes call them. */
import { isRankHeading } from './ranks.ts';

/**
 * - `paper`: says which paper a row is, each once.
 * - `papers`: how many such papers there are; `weight` is the same for what one paper is worth.
 * - `person`: says whose paper it is, which is nobody's business.
 * - `other`: when, where and how it came in.
 * - `unclear`: may be either of the first two.
 * - `candidates`: the file has a row for each candidate.
 */
export type ColumnKind =
  | 'paper'
  | 'papers'
  | 'weight'
  | 'person'
  | 'other'
  | 'unclear'
  | 'candidates';

/** Small letters and digits only, as in "emailaddress". */
const kinds: Readonly<Record<ColumnKind, string>> = {
  paper:
    'id paper paperid paperno papernumber ballot ballotid ballotno ballotnumber cvrnumber cvrid ' +
    'imprintedid castvoterecord responseid respondentid submissionid entryid uniqueid uuid guid ' +
    'voteid token index row rowid rownumber serialno serialnumber',
  papers:
    'count papers votes ballots frequency copies multiplicity numberofpapers numberofballots ' +
    'numberofvotes',
  weight: 'weight weights weighting voteweight votingweight',
  person:
    'email emailaddress mail username user userid voter voterid voterno votername voternumber ' +
    'elector electorid electorno electorname electornumber rollnumber name fullname firstname ' +
    'lastname surname forename yourname member memberid memberno membername membernumber ' +
    'membershipid membershipno membershipnumber phone phonenumber mobile telephone ip ipaddress ' +
    'address postcode zip zipcode dateofbirth',
  other:
    'timestamp time date datetime starttime endtime completiontime startdate enddate recordeddate ' +
    'datesubmitted submitdate submitted submittedat submissiondate submissiontime created createdat ' +
    'datecreated datemodified updatedat modified lastmodified lastmodifiedtime lastpage ' +
    'startlanguage language userlanguage seed duration durationinseconds timetaken status ' +
    'progress finished collectorid distributionchannel source precinct precinctid precinctportion ' +
    'ward district division region branch batch batchid tabulator tabulatorid tabulatornum ' +
    'countinggroup ballottype ballottypeid ballotstyle ballotstyleid ballotstylename ballotstatus ' +
    'sheetnumber score points totalpoints quizfeedback comment comments feedback remarks notes ' +
    'age gender contest contestid election electionid',
  unclear: 'no nr num number',
  candidates: 'candidate candidates candidatename',
};

const byName: ReadonlyMap<string, ColumnKind> = new Map(
  (Object.keys(kinds) as ColumnKind[]).flatMap((kind) =>
    kinds[kind].split(' ').map((name) => [name, kind] as const),
  ),
);

/** What a column is by its heading; undefined where it may be a candidate or a rank, or has an apostrophe. */
export function kindOf(heading: string): ColumnKind | undefined {
  if (heading.startsWith("'")) return undefined;
  if (heading === '#') return 'unclear';
  if (/^(?:points|feedback) - /i.test(heading)) return 'other';
  return byName.get(heading.toLowerCase().replaceAll(/[^\p{L}\d]/gu, ''));
}

/** Whether a heading is not read as a candidate's name, so that a name like it goes behind an apostrophe. */
function isTaken(name: string): boolean {
  return /^[=+\-@]/.test(name) || kindOf(name) !== undefined || isRankHeading(name);
}

/**
 * A candidate's name as a heading: behind an apostrophe where spreadsheets would take it for a formula, or
 * `parseCsv` for something else. `parseName` takes it away again.
 */
export function nameCell(name: string): string {
  return isTaken(name.replace(/^'*/, '')) ? `'${name}` : name;
}

export function parseName(cell: string): string {
  const name = cell.replaceAll(/\s+/g, ' ').trim();
  return name.startsWith("'") && isTaken(name.replace(/^'*/, '')) ? name.slice(1) : name;
}
