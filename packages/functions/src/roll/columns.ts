import type { Columns } from '@teller/service';
import { columnFiles } from '@teller/service/roll';

/** Milliseconds for a column: a million members' has some hundred megabytes. */
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

async function fetchColumn(election: string, origin: string): ReturnType<Columns['of']> {
  const answer = await fetch(`${origin}/api/issuer/columns/${election}`, {
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${origin} answers ${answer.status} when asked for its column`);
  return new Uint8Array(await answer.arrayBuffer());
}
