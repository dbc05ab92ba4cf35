import type { Bytes } from '@teller/basics';
import type * as z from 'zod/mini';
import type { ProblemName } from './problems.ts';

/** One line of the contract: what may be asked, and everything that may be answered. */
export interface Route {
  /** What it does, in a sentence. */
  readonly does: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With names in braces, each of which is in {@link pathNames}. */
  readonly path: `/${string}`;
  /** Whose session cookie goes along. Where it is nobody's, no cookie may. */
  readonly session: keyof typeof sessionCookies | 'none';
  /** The JSON body, if one is sent. */
  readonly body?: z.ZodMiniType;
  readonly answer:
    | { readonly status: 200 | 202; readonly json: z.ZodMiniType }
    | { readonly status: 200; readonly file: true }
    | { readonly status: 204 };
  /** All that it may be refused with. */
  readonly problems: readonly ProblemName[];
}

/** The routes of one trust domain, by the name of what they do. */
export type Routes = Readonly<Record<string, Route>>;

/** Sessions: unseen by scripts, sent to their own side of the service only. */
export const sessionCookies = {
  member: { name: 'teller-member', path: '/api/roll' },
  officer: { name: 'teller-officer', path: '/api/office' },
} as const;

/** What the braces in a path may hold, as a regular expression. */
export const pathNames = {
  /** Id of an election. */
  election: '[0-9a-f]{64}',
  /** Id of one of its contests. */
  contest: '[a-z0-9-]{1,64}',
  /** Place of a file in a record. */
  file: '.+',
} as const;

/** Any route may be refused with this. */
export const always = ['internal-error', 'unavailable'] as const;
/** What sends a body, with these. */
export const sent = [
  ...always,
  'malformed-request',
  'wrong-content-type',
  'body-too-large',
] as const;
/** What has a name in its path, with this too. */
export const named = ['unknown-route'] as const;

/** The problems that the edge itself answers with, and no handler. */
export type EdgeProblem =
  | (typeof named)[number]
  | (typeof sent)[number]
  | 'method-not-allowed'
  | 'cross-origin';

/** A file as it is served. */
export interface ServedFile {
  readonly bytes: Bytes;
  readonly contentType: string;
}

export type BodyOf<R extends Route> = R extends { readonly body: z.ZodMiniType<infer Body> }
  ? Body
  : undefined;

export type AnswerOf<R extends Route> = R['answer'] extends {
  readonly json: z.ZodMiniType<infer Answer>;
}
  ? Answer
  : R['answer'] extends { readonly file: true }
    ? ServedFile
    : undefined;

export type ProblemOf<R extends Route> = R['problems'][number];

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What is in place of the names in a route's path. */
export type NamedOf<R extends Route> = Readonly<Record<NamesIn<R['path']>, string>>;
