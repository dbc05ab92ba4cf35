import type { Candidate, ContestTerms, ReservedGroup } from '@teller/election';

// An election in the shape of a National Coordinating Group: eight regional divisions of 6, 3, 3,
// 4, 5, 3, 1 and 1 places, and public office holders beside them, with the places that were reserved in
// 2022. Every name here is invented, and so is who counts as what.

const slates = { r: 'Rooted', c: 'Common Ground' } as const;

/** `r` and `c` are the slates; `w` and `b` say who counts as a woman, as a BAME member. `-` is none. */
type Entry = readonly [
  slate: 'r' | 'c' | '-',
  counts: 'w' | 'b' | 'wb' | '-',
  name: string,
  statement: string,
];

/** How many places, and of those elected how many women and BAME members there must be. */
interface Places {
  readonly seats: number;
  readonly women: number;
  readonly bame: number;
}

const divisions: readonly (readonly [title: string, Places, ...candidates: Entry[]])[] = [
  [
    'London and Eastern',
    { seats: 6, women: 3, bame: 2 },
    [
      'r',
      'wb',
      'Amara Okafor',
      'Tenant organiser in Lewisham. I will open our accounts to every member.',
    ],
    ['r', 'w', 'Bethan Pryce', 'Bus driver and union rep. Members decide, officers carry it out.'],
    ['r', '-', 'Callum Reade', 'I ran the Norwich food solidarity network for three years.'],
    ['r', 'b', 'Dilan Aydin', 'Law centre caseworker. Campaigns need training, not just leaflets.'],
    ['r', 'wb', 'Esther Mbeki', 'Teacher in Walthamstow. More power for local groups.'],
    ['c', 'wb', 'Farah Siddiqui', 'Junior doctor. We win when we listen before we knock on doors.'],
    ['c', 'wb', 'Grace Adeyemi', 'Councillor’s caseworker. A movement has to be worth an evening.'],
    ['c', '-', 'Hugh Lanyon', 'Retired engineer in Ipswich. Steady work, honest accounts.'],
    [
      'c',
      'w',
      'Imogen Castell',
      'Climate campaigner. I will bring unions and climate groups together.',
    ],
    [
      'c',
      'b',
      'Jamal Whitlock',
      'Youth worker in Southend. Under-30s should run their own budget.',
    ],
    ['-', 'w', 'Kezia Broom', 'On no slate, in no faction. I read the papers before the meeting.'],
  ],
  [
    'South East',
    { seats: 3, women: 1, bame: 1 },
    ['r', 'wb', 'Leila Haddad', 'Hospital cleaner and steward in Brighton.'],
    ['r', '-', 'Marcus Thorne', 'I keep the Kent groups’ rota, and it works.'],
    ['r', 'wb', 'Nadia Rahman', 'Housing lawyer. Renters are half our members.'],
    ['c', '-', 'Oliver Finch', 'Librarian in Oxford. Political education for everyone.'],
    ['c', 'wb', 'Priya Nair', 'Software tester. Our tools should work on an old phone.'],
    ['-', '-', 'Quentin Ashby', 'Allotment secretary, Hastings. Small groups matter.'],
  ],
  [
    'South West',
    { seats: 3, women: 2, bame: 0 },
    ['r', 'w', 'Rosa Penhale', 'Fisheries campaigner from Newlyn.'],
    ['r', 'wb', 'Simone Baptiste', 'Care worker in Bristol. Care is our politics.'],
    ['c', 'w', 'Tamsin Veryan', 'Rural transport or no transition at all.'],
    ['c', 'b', 'Usman Chaudhry', 'Student organiser, Exeter.'],
    ['-', 'w', 'Vera Trelawny', 'Forty years a member of something. Still cheerful.'],
  ],
  [
    'Midlands',
    { seats: 4, women: 2, bame: 1 },
    ['r', 'wb', 'Wendy Osei', 'Shop steward in Coventry’s bus depot.'],
    ['r', '-', 'Xavier Lowe', 'I train our canvassers in Nottingham.'],
    ['r', 'wb', 'Yasmin Malik', 'Community law, Leicester.'],
    ['c', '-', 'Zachary Dunmore', 'Councillor’s agent, Stoke.'],
    ['c', 'w', 'Anneka Rowley', 'Nurse in Dudley. Rest is part of the work.'],
    ['c', 'b', 'Balvinder Gill', 'Lorry driver. Meetings after the school run, please.'],
    ['-', 'w', 'Clara Whitcombe', 'Independent. I will publish how I voted, every time.'],
  ],
  [
    'North West and North East',
    { seats: 5, women: 2, bame: 2 },
    ['r', '-', 'Dermot Quilligan', 'Docker’s son, Birkenhead. Organise where you stand.'],
    ['r', 'wb', 'Efua Boateng', 'Doctor in Salford.'],
    ['r', 'w', 'Fiona Hesketh', 'Preston works: I helped to build it.'],
    ['r', '-', 'Gareth Stobbart', 'Rail worker, Gateshead.'],
    ['c', 'wb', 'Hanan Yusuf', 'Refugee support, Middlesbrough.'],
    ['c', '-', 'Isaac Thornley', 'Teacher, Carlisle.'],
    ['c', 'w', 'Jessamy Cole', 'Tenants’ union, Manchester.'],
    ['c', 'b', 'Khalid Mirza', 'Taxi driver and local group chair, Oldham.'],
    ['-', 'w', 'Lottie Ravenscroft', 'I do minutes. Somebody has to, and I like it.'],
  ],
  [
    'Yorkshire, Northern Ireland and International',
    { seats: 3, women: 2, bame: 0 },
    ['r', 'w', 'Maeve Donnelly', 'Belfast. Solidarity crosses water.'],
    ['r', '-', 'Nathan Holroyd', 'Steelworker, Rotherham.'],
    ['r', 'w', 'Orla McVeigh', 'Derry. Housing first.'],
    ['c', 'wb', 'Parveen Akhtar', 'Bradford. Schools before stadiums.'],
    ['c', '-', 'Rufus Ellerby', 'York. I run the members’ library.'],
    ['-', 'w', 'Sunniva Dahl', 'A member abroad: meetings must be possible from anywhere.'],
  ],
  [
    'Scotland',
    { seats: 1, women: 0, bame: 0 },
    ['r', '-', 'Torquil Mackay', 'Crofter, Skye.'],
    ['c', 'w', 'Una Drummond', 'Midwife, Dundee.'],
    ['-', 'b', 'Vikram Sethi', 'Printer, Glasgow.'],
  ],
  [
    'Wales',
    { seats: 1, women: 1, bame: 0 },
    ['r', 'w', 'Eluned Parry', 'Slate quarry campaigner, Bethesda.'],
    ['c', 'w', 'Winifred Rees', 'Bus worker, Merthyr.'],
    ['-', '-', 'Ceri Vaughan', 'Teacher of Welsh, Cardiff.'],
  ],
  [
    'Public office holders',
    { seats: 3, women: 2, bame: 1 },
    ['r', '-', 'Alun Treharne', 'Councillor, Rhondda.'],
    ['r', 'wb', 'Blessing Eze', 'Councillor, Hackney.'],
    ['r', '-', 'Conor Magill', 'Councillor, Liverpool.'],
    ['c', 'w', 'Dorothea Lunn', 'Councillor, Leeds.'],
    ['c', 'b', 'Emeka Nwosu', 'Assembly member’s deputy, London.'],
    ['c', 'w', 'Florence Tamar', 'Councillor, Plymouth.'],
  ],
];

/** The contest that every member may vote in; the others are for one division each. */
export const publicOfficeHolders = 'public-office-holders';

export const contests: readonly ContestTerms[] = divisions.map(
  ([title, places, ...candidates]) => ({
    id: idOf(title),
    kind: 'places',
    title,
    seats: places.seats,
    rule: places.seats === 1 ? 'av' : 'scottish-2011',
    candidates: candidates.map(([slate, , name, statement]): Candidate => ({
      id: idOf(name),
      name,
      ...(slate === '-' ? {} : { slate: slates[slate] }),
      statement,
    })),
    ...reservedOf(places, candidates),
  }),
);

function reservedOf(
  { women, bame }: Places,
  candidates: readonly Entry[],
): Pick<ContestTerms, 'reserved'> {
  const group = (name: string, atLeast: number, letter: string): readonly ReservedGroup[] => {
    const counted = candidates.filter(([, counts]) => counts.includes(letter));
    return atLeast === 0 ? [] : [{ name, atLeast, candidates: counted.map(([, , n]) => idOf(n)) }];
  };
  const groups = [...group('women', women, 'w'), ...group('BAME members', bame, 'b')];
  return groups.length === 0 ? {} : { reserved: { groups, lapse: 'leave-vacant' } };
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
