import { ceremonyHash, type Ceremony, type Signed } from '@teller/election';
import { ceremonyId } from './ceremony/plan.ts';
import { isSignedBy } from './ceremony/signed.ts';

/**
 * A trustee's word, before the election opens, that it is the one that the keys of this ceremony are for. Their tool
 * then releases for no other: a second manifest with the same keys would open the first one's ballots.
 */
export interface Confirmation {
  readonly format: 'teller-confirmation/1';
  readonly trustee: string;
  /** Election id, hex. */
  readonly election: string;
  /** Ceremony id, hex. */
  readonly ceremony: string;
  /** SHA-256 of ceremony.json, hex. */
  readonly transcript: string;
}

/** What a trustee confirms for this election. */
export function confirmationOf(
  ceremony: Ceremony,
  trustee: string,
  election: string,
): Confirmation {
  return {
    format: 'teller-confirmation/1',
    trustee,
    election,
    ceremony: ceremonyId(ceremony.plan),
    transcript: ceremonyHash(ceremony),
  };
}

/** Whether this signature is the trustee's under {@link confirmationOf}; no for who isn't a trustee. */
export function isConfirmed(
  ceremony: Ceremony,
  trustee: string,
  election: string,
  signature: string,
): boolean {
  const signer = ceremony.plan.trustees.find(({ id }) => id === trustee);
  const said = confirmationOf(ceremony, trustee, election);
  const signed: Signed<Confirmation> = { said, signature };
  return signer !== undefined && isSignedBy(signed, signer.signingKey);
}
