import {
  ContestSchema,
  Hash,
  HoursSchema,
  Id,
  ManifestSchema,
  PhaseSchema,
} from '@teller/election';
import type { Hours, Manifest, Phase } from '@teller/election';
import * as z from 'zod/mini';
import { always, named, type Routes } from './route.ts';

/** One line of the list of elections. */
export interface ListedElection extends Pick<Manifest, 'title' | 'organisation' | 'kind'> {
  readonly id: string;
  readonly phase: Phase;
  /** Those in force. */
  readonly hours: Hours;
  /** The ballot lists are fixed. */
  readonly sealed: boolean;
}

/** By the service's clock, milliseconds since 1970: a device's may be days off. */
interface Told {
  readonly now: number;
}

export interface ElectionList extends Told {
  readonly elections: readonly ListedElection[];
}

/** Turnout as it may be shown. */
export interface Turnout {
  readonly contests: readonly {
    readonly contest: string;
    readonly eligible: number;
    /** Tokens taken. Null while it is so low that it could be watched who votes. */
    readonly issued: number | null;
  }[];
}

/** What was sealed after the close. */
export interface Sealed {
  readonly contests: readonly {
    readonly contest: string;
    readonly ballots: number;
    /** Merkle root of the contest's ballot list, hex. */
    readonly root: string;
  }[];
  /** SHA-256 of the register's bytes, hex. */
  readonly register: string;
}

/**
 * What everyone may know of an election. That the id is the manifest's hash, and that contests are those it names, is
 * for readers to check.
 */
export interface PublicElection extends Told {
  readonly id: string;
  readonly phase: Phase;
  /** Those in force; the manifest has those that were announced. */
  readonly hours: Hours;
  readonly manifest: Manifest;
  /** Null before it was first counted. */
  readonly turnout: Turnout | null;
  /** Hash of the officers' log's entry that ended voting; null before. */
  readonly close: string | null;
  /** Null before the lists are sealed. */
  readonly seal: Sealed | null;
}

const whole = z.int().check(z.gte(0));

const ListedElectionSchema: z.ZodMiniType<ListedElection> = z.object({
  id: Hash,
  phase: PhaseSchema,
  title: z.string(),
  organisation: z.string(),
  kind: z.enum(['election', 'rehearsal']),
  hours: HoursSchema,
  sealed: z.boolean(),
});

const ElectionListSchema: z.ZodMiniType<ElectionList> = z.object({
  now: whole,
  elections: z.array(ListedElectionSchema),
});

export const TurnoutSchema: z.ZodMiniType<Turnout> = z.object({
  contests: z.array(z.object({ contest: Id, eligible: whole, issued: z.nullable(whole) })),
});

export const SealedSchema: z.ZodMiniType<Sealed> = z.object({
  contests: z.array(z.object({ contest: Id, ballots: whole, root: Hash })),
  register: Hash,
});

const PublicElectionSchema: z.ZodMiniType<PublicElection> = z.object({
  now: whole,
  id: Hash,
  phase: PhaseSchema,
  hours: HoursSchema,
  manifest: ManifestSchema,
  turnout: z.nullable(TurnoutSchema),
  close: z.nullable(Hash),
  seal: z.nullable(SealedSchema),
});

/** What everybody may see. */
export const record = {
  listElections: {
    does: 'Every election, the one that opens last first.',
    method: 'GET',
    path: '/api/record/elections',
    session: 'none',
    answer: { status: 200, json: ElectionListSchema },
    problems: [...always],
  },
  readElection: {
    does: 'What is public about one election.',
    method: 'GET',
    path: '/api/record/elections/{election}',
    session: 'none',
    answer: { status: 200, json: PublicElectionSchema },
    problems: [...always, ...named, 'unknown-election'],
  },
  readContest: {
    does: 'One of its contests. That it is the one that the manifest names is for readers to check.',
    method: 'GET',
    path: '/api/record/elections/{election}/contests/{contest}',
    session: 'none',
    answer: { status: 200, json: ContestSchema },
    problems: [...always, ...named, 'unknown-election', 'unknown-contest'],
  },
  readFile: {
    does: 'A file of a published record; index.json names all of them. Records may also be served as plain files.',
    method: 'GET',
    path: '/record/{election}/{file}',
    session: 'none',
    answer: { status: 200, file: true },
    problems: [...always, ...named, 'no-such-file'],
  },
} as const satisfies Routes;
