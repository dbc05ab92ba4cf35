import { setTimeout as sleep } from 'node:timers/promises';

/** The server's refusal in its own words: a problem document (RFC 9457). */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  /** The last part of the problem's type, such as `token-already-issued`. */
  readonly reason: string;

  constructor(what: string, status: number, reason: string, detail: string) {
    super(`${what}: ${status} ${reason}. ${detail}`);
    this.status = status;
    this.reason = reason;
  }
}

export interface Answer<T> {
  readonly body: T;
  /** `name=value` of the cookie that was set, if one was. */
  readonly cookie: string | undefined;
}

const patience = 60_000;
const longestPause = 1_000;

/**
 * Sends JSON and reads JSON, as a browser would. A server that can't be reached, or that fails
 * (5xx, 429), is asked again with the same bytes until a minute has passed: a retry never changes
 * what is asked. Throws {@link RefusedError} when the server refuses.
 */
export class Requests {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async send<T>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    cookie?: string,
  ): Promise<Answer<T>> {
    const response = await this.#untilAnswered(method, path, body, cookie);
    const text = await response.text();
    if (!response.ok) throw refusal(`${method} ${path}`, response.status, text);
    return {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server's answer
      body: (text === '' ? undefined : JSON.parse(text)) as T,
      cookie: response.headers.getSetCookie()[0]?.split(';')[0],
    };
  }

  /** A static file's bytes. */
  async file(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#untilAnswered('GET', path);
    if (!response.ok) throw refusal(`GET ${path}`, response.status, await response.text());
    return new Uint8Array(await response.arrayBuffer());
  }

  async #untilAnswered(
    method: string,
    path: string,
    body?: object,
    cookie?: string,
  ): Promise<Response> {
    const init: RequestInit = {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(cookie ? { cookie } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(patience),
    };
    const until = performance.now() + patience;
    for (let pause = 20; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        const response = await fetch(`${this.#base}${path}`, init);
        if (response.status < 500 && response.status !== 429) return response;
        if (performance.now() > until) return response;
      } catch (error) {
        if (performance.now() > until) throw error;
      }
      await sleep(pause);
    }
  }
}

function refusal(what: string, status: number, text: string): RefusedError {
  try {
    const { type, detail } = JSON.parse(text) as { type?: string; detail?: string };
    return new RefusedError(what, status, type?.split(':').at(-1) ?? 'unknown', detail ?? text);
  } catch {
    return new RefusedError(what, status, 'unknown', text.slice(0, 200));
  }
}
