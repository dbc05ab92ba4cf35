import { loadIssuingKey, type IssuingKey } from '@teller/protocol/node';
import { HeldKeys } from '../secrets/held-keys.ts';
import type { Clock } from '../ports/clock.ts';
import type { Election } from '../ports/elections.ts';
import type { Issuances } from '../ports/issuances.ts';
import type { IssuingKeyName, IssuingKeys } from '../ports/issuing-keys.ts';
import type { RecordFiles } from '../ports/record-files.ts';

/** One issuer's keys, in its own process's memory no longer than they may be used. */
export type HeldIssuingKeys = HeldKeys<IssuingKeyName, IssuingKey>;

export function holdIssuingKeys(
  store: Pick<IssuingKeys, 'get' | 'destroy'>,
  clock: Clock,
): HeldIssuingKeys {
  return new HeldKeys(store, ({ election }) => election, loadIssuingKey, clock);
}

/**
 * What an issuer must know of elections. All of it is public, so that one who runs elsewhere can read it
 * from whoever publishes it; the guarantees are those of the port Elections.
 */
export interface KnownElections {
  get(id: string): Promise<Omit<Election, 'entries' | 'ceremony'> | undefined>;
  list(): Promise<readonly Pick<Election, 'id' | 'phase'>[]>;
}

/** What an issuer works with. It holds no ballot, no token, no address and no other issuer's key. */
export interface IssuerDeps {
  /** Its own id in the manifests. */
  readonly issuer: string;
  readonly elections: Pick<KnownElections, 'get'>;
  readonly issuances: Pick<Issuances, 'create' | 'get'>;
  readonly keys: Pick<HeldIssuingKeys, 'get' | 'drop'>;
  /** For its own column, after the close. */
  readonly files: Pick<RecordFiles, 'read'>;
  readonly clock: Clock;
  /** See drain.ts; milliseconds. */
  readonly lifetime: number;
}

/** What an issuer's job works with. */
export interface ColumnDeps {
  readonly issuer: string;
  readonly elections: KnownElections;
  readonly issuances: Pick<Issuances, 'all'>;
  readonly keys: Pick<HeldIssuingKeys, 'destroy'>;
  readonly files: Pick<RecordFiles, 'read' | 'create' | 'replace'>;
  readonly clock: Clock;
  readonly settings: {
    /** See drain.ts; milliseconds. The same as in {@link IssuerDeps}. */
    readonly lifetime: number;
    /** Milliseconds between two counts of the tokens issued. */
    readonly countEvery: number;
  };
}
