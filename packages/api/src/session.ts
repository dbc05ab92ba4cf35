import type { Fetch } from './client.ts';

/**
 * Keeps a session's cookie, where no browser does, and sends it only where the contract has cookies go.
 *
 * @param send what the requests go out by
 */
export function withSession(send: Fetch): Fetch {
  let cookie: string | undefined;
  return async (address, init) => {
    if (init.credentials === 'omit') return send(address, init);
    const headers = new Headers(init.headers);
    if (cookie !== undefined) headers.set('cookie', cookie);
    const response = await send(address, { ...init, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
}
