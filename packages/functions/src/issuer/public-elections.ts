import { client, record, type Failure } from '@teller/api';
import { electionId } from '@teller/election';
import type { KnownElections } from '@teller/service/issuer';

/** Milliseconds for one answer. */
const patience = 5_000;

/**
 * Elections as the deployment at this origin publishes them, for an issuer that somebody else runs. Of
 * manifests nothing has to be believed, for the id is their hash; of phases and hours the
 * deployment's word is taken.
 */
export function publicElections(origin: string): KnownElections {
  const call = client(async (address, init) => fetch(address, { ...init, redirect: 'error' }), {
    base: origin,
    patience,
  });
  return {
    async get(id) {
      const read = await call(record.readElection, { named: { election: id } });
      if (!read.ok) {
        const { error } = read;
        if (error.kind === 'problem' && error.name === 'unknown-election') return undefined;
        throw new Error(`${origin} does not tell about election ${id}: ${why(error)}`);
      }
      const { manifest, phase, hours, close, seal } = read.value;
      if (electionId(manifest) !== id)
        throw new Error(`${origin} gives another manifest than that of ${id}`);
      return { id, manifest, phase, hours, close, seal: seal && { type: 'seal', ...seal } };
    },
    async list() {
      const read = await call(record.listElections);
      if (!read.ok) throw new Error(`${origin} does not list its elections: ${why(read.error)}`);
      return read.value.elections;
    },
  };
}

function why(failure: Failure): string {
  return failure.kind === 'problem' ? failure.name : failure.kind;
}
