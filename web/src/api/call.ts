import { client, type Call } from '@teller/api';

/** One request to the service that these pages come from. Twenty seconds without an answer is none. */
export const call: Call = client(
  (address, init) => fetch(address, { ...init, cache: 'no-store', referrerPolicy: 'no-referrer' }),
  { patience: 20_000 },
);
