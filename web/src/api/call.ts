import { err, ok, type Result } from '@teller/basics';

/** The server refused and says why (RFC 9457). */
export interface Problem {
  readonly kind: 'problem';
  /** The last part of the type: `urn:teller:problem:NAME`. */
  readonly name: string;
  readonly title: string;
  readonly status: number;
  /** What to do. */
  readonly detail: string;
  /** The document's other members, as they came. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** No reply, or none of ours: the server may or may not have acted. */
interface NoAnswer {
  readonly kind: 'no-answer';
}

export type Failure = Problem | NoAnswer;

interface CallOptions {
  readonly body?: object;
  /** The ballot box is called without cookies. Default: those of the same origin. */
  readonly credentials?: RequestCredentials;
  readonly timeoutMs?: number;
}

/**
 * One request to the API. Whatever is not a JSON answer or a problem document (a captive portal's
 * page, a proxy's error, a broken line, no answer in time) is `no-answer`.
 */
export async function call<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { body, credentials = 'same-origin', timeoutMs = 20_000 }: CallOptions = {},
): Promise<Result<T, Failure>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(path, {
      method,
      credentials,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: abort.signal,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (response.status === 204) return ok(undefined as T);
    const type = response.headers.get('content-type') ?? '';
    if (!/^application\/(?:problem\+)?json\b/.test(type)) return err({ kind: 'no-answer' });
    const answer = (await response.json()) as Record<string, unknown>;
    return response.ok ? ok(answer as T) : err(problemOf(answer, response.status));
  } catch {
    return err({ kind: 'no-answer' });
  } finally {
    clearTimeout(timer);
  }
}

function problemOf(members: Record<string, unknown>, status: number): Problem {
  return {
    kind: 'problem',
    name: text(members['type']).replace('urn:teller:problem:', ''),
    title: text(members['title']),
    detail: text(members['detail']),
    status,
    members,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
