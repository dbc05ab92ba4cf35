import { err, ok, type Result } from '@teller/basics';
import { readProblem, type Problem, type ProblemName } from './problems.ts';
import type { AnswerOf, BodyOf, NamedOf, ProblemOf, Route } from './route.ts';

/** No reply in time, or none of ours (a captive portal's page, a proxy's error): it may have acted. */
export interface NoAnswer {
  readonly kind: 'no-answer';
}

/** An answer that the contract doesn't have: caller and server are of different versions. */
export interface NotUnderstood {
  readonly kind: 'not-understood';
  readonly status: number;
}

export type Failure<Name extends ProblemName = ProblemName> =
  | Problem<Name>
  | NoAnswer
  | NotUnderstood;

/** What comes back: the route's answer, or one of its problems, or nothing that tells. */
export type Answered<R extends Route> = Result<AnswerOf<R>, Failure<ProblemOf<R>>>;

/** What a request needs: its body, and what is in place of the names in its path. */
type AskedOf<R extends Route> = (BodyOf<R> extends undefined
  ? { readonly body?: never }
  : { readonly body: BodyOf<R> }) &
  (keyof NamedOf<R> extends never ? { readonly named?: never } : { readonly named: NamedOf<R> });

interface Nothing {
  readonly body?: never;
  readonly named?: never;
}

/** What is said beside the route; nothing, where it needs nothing. */
export type Asked<R extends Route> = AskedOf<R> extends Nothing ? [] : [asked: AskedOf<R>];

/** One request, whose answer is parsed. */
export type Call = <R extends Route>(route: R, ...asked: Asked<R>) => Promise<Answered<R>>;

/** As much of `fetch` as is used. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/**
 * Asks by the contract. Cookies go along only where the route knows a session; nothing else is sent that
 * could name who asks. Asks once: to ask again is up to the caller, or to `fetch`.
 *
 * @param base such as `https://vote.example.org`; nothing on the service's own pages
 * @param patience milliseconds until the whole answer must be there
 */
export function client(
  fetch: Fetch,
  { base = '', patience }: { readonly base?: string; readonly patience?: number } = {},
): Call {
  return async <R extends Route>(route: R, asked?: AskedOf<R>) => {
    const abort = new AbortController();
    const timer = patience === undefined ? undefined : setTimeout(() => abort.abort(), patience);
    try {
      const response = await fetch(base + addressOf(route, asked?.named), {
        method: route.method,
        credentials: route.session === 'none' ? 'omit' : 'same-origin',
        signal: abort.signal,
        ...(asked?.body !== undefined && {
          body: JSON.stringify(asked.body),
          headers: { 'content-type': 'application/json' },
        }),
      });
      return await read(route, response);
    } catch {
      return err({ kind: 'no-answer' });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A route's path with what is in place of its names. */
function addressOf(route: Route, named: Readonly<Record<string, string>> | undefined): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = named?.[name] ?? '';
    // A file's place has slashes; nothing else may.
    const parts = name === 'file' ? value.split('/') : [value];
    return parts.map(encodeURIComponent).join('/');
  });
}

/** Throws where no whole body comes. */
async function read<R extends Route>(
  { answer, problems }: R,
  response: Response,
): Promise<Answered<R>> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (response.ok) {
    if (status !== answer.status) return err({ kind: 'not-understood', status });
    if ('file' in answer) {
      const bytes = new Uint8Array(await response.arrayBuffer());
      return ok({ bytes, contentType: type } as AnswerOf<R>);
    }
    if (!('json' in answer)) return ok(undefined as AnswerOf<R>);
    if (!isJson(type)) return err({ kind: 'no-answer' });
    const parsed = answer.json.safeParse(await response.json());
    return parsed.success
      ? ok(parsed.data as AnswerOf<R>)
      : err({ kind: 'not-understood', status });
  }
  if (!isJson(type)) return err({ kind: 'no-answer' });
  const problem = readProblem<ProblemOf<R>>(problems, await response.json());
  return err(problem ?? { kind: 'not-understood', status });
}

function isJson(type: string): boolean {
  return /^application\/(?:problem\+)?json\b/.test(type);
}
