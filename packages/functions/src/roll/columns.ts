import { client, issuer } from '@teller/api';
import type { Bytes } from '@teller/basics';
import type { Columns } from '@teller/service';
import { columnFiles } from '@teller/service/roll';

/** Milliseconds for a column: a million members' has some forty megabytes. */
const patience = 120_000;

/**
 * Every issuer's column: from the working area if the issuer runs at this deployment's own origin, from the
 * issuer's origin otherwise. There it is public: the register has it in the end.
 *
 * @param files the deployment's own
 * @param origin the deployment's own
 */
export function columnsOf(files: Parameters<typeof columnFiles>[0], origin: string): Columns {
  const own = columnFiles(files);
  return {
    of: async (election, issuer) =>
      issuer.origin === origin ? own.of(election, issuer) : fetchColumn(election, issuer.origin),
  };
}

async function* inOne(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}

async function fetchColumn(election: string, origin: string): ReturnType<Columns['of']> {
  const call = client(async (address, init) => fetch(address, { ...init, redirect: 'error' }), {
    base: origin,
    patience,
  });
  const column = await call(issuer.readColumn, { named: { election } });
  if (column.ok) return inOne(column.value.bytes);
  const { error } = column;
  if (error.kind === 'problem' && error.name === 'no-such-file') return undefined;
  const why = error.kind === 'problem' ? error.name : error.kind;
  throw new Error(`${origin} does not give its column of election ${election}: ${why}`);
}
