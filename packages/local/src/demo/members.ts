import { contests, publicOfficeHolders } from './ncg.ts';

/** A row of the roll before it is frozen. */
export interface RollRow {
  readonly member: string;
  readonly name: string;
  readonly email: string;
  readonly contests: readonly string[];
}

const firstNames = ['Ada', 'Ben', 'Cath', 'Dev', 'Elin', 'Femi', 'Gwen', 'Hari'] as const;
const lastNames = [
  'Marsh',
  'Okoro',
  'Lennox',
  'Patel',
  'Hughes',
  'Alade',
  'Tallis',
  'Singh',
] as const;

/** Where the members of each division get their mail: one invented domain each, in order. */
const domains = [
  'london',
  'southeast',
  'southwest',
  'midlands',
  'north',
  'yorkshire',
  'scotland',
  'wales',
];

/** Eight members in each division, none of them anyone: `ada.marsh@london.example` and so on. */
export const members: readonly RollRow[] = contests
  .filter(({ id }) => id !== publicOfficeHolders)
  .flatMap(({ id }, division) =>
    firstNames.map((first, i) => {
      const last = lastNames[(i + division) % lastNames.length];
      return {
        member: `M${String(division * firstNames.length + i + 1).padStart(5, '0')}`,
        name: `${first} ${last}`,
        email: `${first}.${last}@${domains[division]}.example`.toLowerCase(),
        contests: [id, publicOfficeHolders],
      };
    }),
  );
