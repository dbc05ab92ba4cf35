import type { Candidate, Contest } from '@teller/election';

// An election in the shape of a National Coordinating Group: eight regional divisions of 6, 3, 3,
// 4, 5, 3, 1 and 1 places, and public office holders beside them. Every name here is invented.

const slates = { r: 'Rooted', c: 'Common Ground' } as const;

/** `r` and `c` are the slates; `-` stands for nobody's slate. */
type Entry = readonly [slate: 'r' | 'c' | '-', name: string, statement: string];

const divisions: readonly (readonly [title: string, seats: number, ...candidates: Entry[]])[] = [
  [
    'London and Eastern',
    6,
    [
      'r',
      'Amara Okafor',
      'Tenant organiser in Lewisham. I will open our accounts to every member.',
    ],
    ['r', 'Bethan Pryce', 'Bus driver and union rep. Members decide, officers carry it out.'],
    ['r', 'Callum Reade', 'I ran the Norwich food solidarity network for three years.'],
    ['r', 'Dilan Aydin', 'Law centre caseworker. Campaigns need training, not just leaflets.'],
    ['r', 'Esther Mbeki', 'Teacher in Walthamstow. More power for local groups.'],
    ['c', 'Farah Siddiqui', 'Junior doctor. We win when we listen before we knock on doors.'],
    ['c', 'Grace Adeyemi', 'Councillor’s caseworker. A movement has to be worth an evening.'],
    ['c', 'Hugh Lanyon', 'Retired engineer in Ipswich. Steady work, honest accounts.'],
    ['c', 'Imogen Castell', 'Climate campaigner. I will bring unions and climate groups together.'],
    ['c', 'Jamal Whitlock', 'Youth worker in Southend. Under-30s should run their own budget.'],
    ['-', 'Kezia Broom', 'On no slate, in no faction. I read the papers before the meeting.'],
  ],
  [
    'South East',
    3,
    ['r', 'Leila Haddad', 'Hospital cleaner and steward in Brighton.'],
    ['r', 'Marcus Thorne', 'I keep the Kent groups’ rota, and it works.'],
    ['r', 'Nadia Rahman', 'Housing lawyer. Renters are half our members.'],
    ['c', 'Oliver Finch', 'Librarian in Oxford. Political education for everyone.'],
    ['c', 'Priya Nair', 'Software tester. Our tools should work on an old phone.'],
    ['-', 'Quentin Ashby', 'Allotment secretary, Hastings. Small groups matter.'],
  ],
  [
    'South West',
    3,
    ['r', 'Rosa Penhale', 'Fisheries campaigner from Newlyn.'],
    ['r', 'Simone Baptiste', 'Care worker in Bristol. Care is our politics.'],
    ['c', 'Tamsin Veryan', 'Rural transport or no transition at all.'],
    ['c', 'Usman Chaudhry', 'Student organiser, Exeter.'],
    ['-', 'Vera Trelawny', 'Forty years a member of something. Still cheerful.'],
  ],
  [
    'Midlands',
    4,
    ['r', 'Wendy Osei', 'Shop steward in Coventry’s bus depot.'],
    ['r', 'Xavier Lowe', 'I train our canvassers in Nottingham.'],
    ['r', 'Yasmin Malik', 'Community law, Leicester.'],
    ['c', 'Zachary Dunmore', 'Councillor’s agent, Stoke.'],
    ['c', 'Anneka Rowley', 'Nurse in Dudley. Rest is part of the work.'],
    ['c', 'Balvinder Gill', 'Lorry driver. Meetings after the school run, please.'],
    ['-', 'Clara Whitcombe', 'Independent. I will publish how I voted, every time.'],
  ],
  [
    'North West and North East',
    5,
    ['r', 'Dermot Quilligan', 'Docker’s son, Birkenhead. Organise where you stand.'],
    ['r', 'Efua Boateng', 'Doctor in Salford.'],
    ['r', 'Fiona Hesketh', 'Preston works: I helped to build it.'],
    ['r', 'Gareth Stobbart', 'Rail worker, Gateshead.'],
    ['c', 'Hanan Yusuf', 'Refugee support, Middlesbrough.'],
    ['c', 'Isaac Thornley', 'Teacher, Carlisle.'],
    ['c', 'Jessamy Cole', 'Tenants’ union, Manchester.'],
    ['c', 'Khalid Mirza', 'Taxi driver and local group chair, Oldham.'],
    ['-', 'Lottie Ravenscroft', 'I do minutes. Somebody has to, and I like it.'],
  ],
  [
    'Yorkshire, Northern Ireland and International',
    3,
    ['r', 'Maeve Donnelly', 'Belfast. Solidarity crosses water.'],
    ['r', 'Nathan Holroyd', 'Steelworker, Rotherham.'],
    ['r', 'Orla McVeigh', 'Derry. Housing first.'],
    ['c', 'Parveen Akhtar', 'Bradford. Schools before stadiums.'],
    ['c', 'Rufus Ellerby', 'York. I run the members’ library.'],
    ['-', 'Sunniva Dahl', 'A member abroad: meetings must be possible from anywhere.'],
  ],
  [
    'Scotland',
    1,
    ['r', 'Torquil Mackay', 'Crofter, Skye.'],
    ['c', 'Una Drummond', 'Midwife, Dundee.'],
    ['-', 'Vikram Sethi', 'Printer, Glasgow.'],
  ],
  [
    'Wales',
    1,
    ['r', 'Eluned Parry', 'Slate quarry campaigner, Bethesda.'],
    ['c', 'Winifred Rees', 'Bus worker, Merthyr.'],
    ['-', 'Ceri Vaughan', 'Teacher of Welsh, Cardiff.'],
  ],
  [
    'Public office holders',
    3,
    ['r', 'Alun Treharne', 'Councillor, Rhondda.'],
    ['r', 'Blessing Eze', 'Councillor, Hackney.'],
    ['r', 'Conor Magill', 'Councillor, Liverpool.'],
    ['c', 'Dorothea Lunn', 'Councillor, Leeds.'],
    ['c', 'Emeka Nwosu', 'Assembly member’s deputy, London.'],
    ['c', 'Florence Tamar', 'Councillor, Plymouth.'],
  ],
];

/** The contest that every member may vote in; the others are for one division each. */
export const publicOfficeHolders = 'public-office-holders';

export const contests: readonly Contest[] = divisions.map(([title, seats, ...candidates]) => ({
  id: idOf(title),
  title,
  seats,
  rule: seats === 1 ? 'av' : 'scottish-2011',
  candidates: candidates.map(([slate, name, statement]): Candidate => ({
    id: idOf(name),
    name,
    ...(slate === '-' ? {} : { slate: slates[slate] }),
    statement,
  })),
}));

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
