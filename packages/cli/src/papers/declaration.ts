import { err, grouped, ok, type Result } from '@teller/basics';
import { castIn, type Particulars } from '@teller/count-sheet';
import type { Transcript } from '@teller/stv';

/** What the sheet says beside the count; what isn't given is not on it. */
export interface DeclarationOptions {
  readonly organisation?: string;
  readonly electorate?: number;
  readonly issued?: number;
  readonly returningOfficer?: string;
  readonly date?: string;
}

const flags = {
  organisation: '--organisation',
  electorate: '--electorate',
  issued: '--issued',
  returningOfficer: '--returning-officer',
  date: '--date',
} as const satisfies Record<keyof DeclarationOptions, string>;

/** The first of these options that was given, as it is written. */
export function declared(options: DeclarationOptions): string | undefined {
  const given = Object.entries(flags).find(
    ([name]) => options[name as keyof DeclarationOptions] !== undefined,
  );
  return given?.[1];
}

/** The particulars, unless they can't be right: a sentence. */
export function particularsFrom(
  { organisation, electorate, issued, returningOfficer, date }: DeclarationOptions,
  t: Transcript,
): Result<Particulars, string> {
  const cast = castIn(t);
  for (const [option, number] of [
    ['--electorate', electorate],
    ['--issued', issued],
  ] as const)
    if (number !== undefined && number < cast)
      return err(`${option} ${number}: the file has more papers than that, ${grouped(cast)}.`);
  if (electorate !== undefined && issued !== undefined && issued > electorate)
    return err(
      `--issued ${issued}: more papers than there were people who could vote, ${grouped(electorate)}.`,
    );
  return ok({
    ...(organisation === undefined ? {} : { organisation }),
    ...(electorate === undefined ? {} : { electorate }),
    ...(issued === undefined ? {} : { issued }),
    ...(date === undefined ? {} : { date }),
    ...(returningOfficer === undefined
      ? {}
      : { officers: [{ name: returningOfficer, office: 'returning officer' }] }),
  });
}
