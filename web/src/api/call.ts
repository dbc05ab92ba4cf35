import { client, type Call } from '@teller/api';

/** One request to the service that these pages come from. Twenty seconds without an answer is none. */
export const call: Call = client(ask, { patience: 20_000 });

/**
 * Requests to somebody who may be elsewhere, such as an issuer.
 *
 * @param base their origin, such as `https://issuer.example.org`
 * @param patience milliseconds
 */
export function callAt(base: string, patience = 20_000): Call {
  return client(ask, { base, patience });
}

function ask(address: string, init: RequestInit): Promise<Response> {
  return fetch(address, { ...init, cache: 'no-store', referrerPolicy: 'no-referrer' });
}
