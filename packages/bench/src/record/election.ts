import { concat, defined, sha256, toBase64url, utf8, type Bytes } from '@teller/basics';
import {
  electionId,
  memberHash,
  type ContestTerms,
  type FrozenElection,
  type Manifest,
  type RollEntry,
} from '@teller/election';
import { ballotLength } from '@teller/protocol';
import { sampleContests } from '@teller/rehearsal/sample';
import * as world from '@teller/rehearsal/world';
import type { BoxContents } from '@teller/service';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** The contest that everybody votes in: five places, twenty candidates. */
const council: ContestTerms = {
  id: 'council',
  kind: 'places',
  title: 'Council',
  seats: 5,
  rule: 'scottish-2011',
  candidates: Array.from({ length: 20 }, (_, n) => ({ id: `c-${n}`, name: `Candidate ${n}` })),
};

export const contests: readonly ContestTerms[] = [council, ...sampleContests.slice(1)];

/** The member of this number, made anew each time: the roll is held nowhere. */
export function member(n: number): RollEntry {
  return {
    member: `M-${n}`,
    name: `Member ${n}`,
    email: `member-${n}@example.org`,
    contests: [council.id],
    salt: toBase64url(sha256(utf8(`salt ${n}`)).subarray(0, 16)),
  };
}

/** Where the parts of a size's ballots are, and its record. */
export function placesIn(folder: string): {
  readonly frozen: string;
  readonly ballots: (part: number) => string;
  readonly record: string;
} {
  return {
    frozen: path.join(folder, 'frozen.json'),
    ballots: (part) => path.join(folder, `ballots-${part}.bin`),
    record: path.join(folder, 'record'),
  };
}

/** The sample election with another roll and contest. */
export async function freeze(roll: Manifest['roll']): Promise<FrozenElection> {
  const draft = world.makeDraft([{ ...member(0), contests: contests.map(({ id }) => id) }]);
  const [first] = draft.issuers;
  const { keys, ...issuer } = defined(first, 'an issuer');
  const renamed = keys.map((key, n) => ({ ...key, contest: contests[n]?.id ?? '' }));
  const {
    election: _,
    manifest,
    ...others
  } = await world.setUp(world.makeWorld(world.makeStores()), {
    ...draft,
    contests,
    issuers: [{ ...issuer, keys: renamed }],
  });
  return { ...others, manifest: { ...manifest, roll } };
}

/** All stores of an election of so many members, those that grow with them made up or on disk. */
export function storesOf(
  members: number,
  contents: BoxContents,
  files: world.Stores['files'],
): world.Stores {
  const memory = world.makeStores();
  const { entries, issuances } = memory;
  return {
    ...memory,
    files,
    contents,
    entries: {
      add: entries.add.bind(entries),
      byMember: entries.byMember.bind(entries),
      byEmail: entries.byEmail.bind(entries),
      async *all() {
        for (let n = 0; n < members; n++) yield member(n);
      },
    },
    issuances: {
      create: issuances.create.bind(issuances),
      get: issuances.get.bind(issuances),
      async *all() {
        for (let n = 0; n < members; n++)
          yield { contest: council.id, member: memberHash(member(n)) };
      },
    },
  };
}

/** The box as files of ballots, in pages as large as DynamoDB's. */
export function boxOnDisk(frozen: FrozenElection, parts: readonly string[]): BoxContents {
  const election = electionId(frozen.manifest);
  const length = ballotLength(frozen, 0);
  const inPage = 1_250;
  return {
    async page(_, after = '0 0') {
      const [part = 0, from = 0] = after.split(' ').map(Number);
      const file = await open(defined(parts[part], 'a part'));
      try {
        const bytes: Bytes = new Uint8Array(inPage * length);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        const ballots = Array.from({ length: bytesRead / length }, (_ignored, n) => {
          const ballot = bytes.slice(n * length, (n + 1) * length);
          const token = toBase64url(ballot.subarray(35, 100));
          return { election, contest: 0, token, ballot };
        });
        if (bytesRead === bytes.length) return { ballots, next: `${part} ${from + bytesRead}` };
        return { ballots, next: part + 1 < parts.length ? `${part + 1} 0` : undefined };
      } finally {
        await file.close();
      }
    },
  };
}

/** Marks of a paper: some candidates in an order, which a seed gives. */
export function marksOf(n: number): readonly number[] {
  const drawn = sha256(concat(utf8('paper'), utf8(String(n))));
  const order = council.candidates.map((_, place) => place);
  // Popular candidates come early: the square of a number below 1 is small.
  const weight = (place: number): number => (place + 3) * ((drawn[place] ?? 0) / 255) ** 2;
  order.sort((a, b) => weight(a) - weight(b));
  const ranked = 1 + ((drawn[31] ?? 0) % 10);
  const marks = order.map(() => 0);
  for (const [rank, place] of order.slice(0, ranked).entries()) marks[place] = rank + 1;
  return marks;
}
