import { client, record, type Failure } from '@teller/api';
import {
  checkContests,
  electionId,
  type Contest,
  type Frozen,
  type Manifest,
} from '@teller/election';
import type { KnownElections } from '@teller/service/issuer';

/** Milliseconds for one answer. */
const patience = 5_000;

/**
 * Elections as the deployment at this origin publishes them, for an issuer that somebody else runs. Of
 * manifests and contests nothing has to be believed, for the id is their hash; of phases and hours the
 * deployment's word is taken.
 */
export function publicElections(origin: string): KnownElections {
  const call = client(async (address, init) => fetch(address, { ...init, redirect: 'error' }), {
    base: origin,
    patience,
  });
  /** What is frozen never changes: it is asked for once. */
  const known = new Map<string, Frozen>();

  async function contestsOf(id: string, manifest: Manifest): Promise<Frozen> {
    const before = known.get(id);
    if (before !== undefined) return before;
    if (electionId(manifest) !== id)
      throw new Error(`${origin} gives another manifest than that of ${id}`);
    const contests: Contest[] = [];
    for (const { id: contest } of manifest.contests) {
      const read = await call(record.readContest, { named: { election: id, contest } });
      if (!read.ok) throw new Error(`${origin} does not give ${contest} of ${id}`);
      contests.push(read.value);
    }
    const frozen = checkContests({ manifest, contests });
    if (!frozen.ok) throw new Error(`${origin} gives other contests than those of ${id}`);
    known.set(id, frozen.value);
    return frozen.value;
  }

  return {
    async get(id) {
      const read = await call(record.readElection, { named: { election: id } });
      if (!read.ok) {
        const { error } = read;
        if (error.kind === 'problem' && error.name === 'unknown-election') return undefined;
        throw new Error(`${origin} does not tell about election ${id}: ${why(error)}`);
      }
      const { manifest, phase, hours, close, seal } = read.value;
      const frozen = await contestsOf(id, manifest);
      return { id, ...frozen, phase, hours, close, seal: seal && { type: 'seal', ...seal } };
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
