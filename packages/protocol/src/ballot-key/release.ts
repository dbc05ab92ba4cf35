import { concat, defined, fromHex, uintBytes, utf8, type Bytes } from '@teller/basics';
import type { Ceremony, Checkpoint, ReleasedShare } from '@teller/election';
import { electionBytes, tag } from '../domain.ts';
import { ceremonyId } from './ceremony/plan.ts';
import { isSignedBy } from './ceremony/signed.ts';

/** What a trustee signs when they let go of their share of one contest's ballot key. */
export interface Release {
  readonly election: string;
  readonly contest: string;
  readonly trustee: string;
  /** Merkle root of the ballot list that the trustee's own tool has checked, hex. */
  readonly root: string;
  /** The log as the trustee saw it, with close and seal in it. */
  readonly checkpoint: Checkpoint;
  readonly released: ReleasedShare;
}

/** The release as it is signed, with the ceremony that the share is of. */
export function releaseSigned(
  ceremony: Ceremony,
  release: Release,
): Release & { readonly format: 'teller-release/1'; readonly ceremony: string } {
  const { election, contest, trustee, root, checkpoint, released } = release;
  return {
    format: 'teller-release/1',
    ceremony: ceremonyId(ceremony.plan),
    election,
    contest,
    trustee,
    root,
    checkpoint,
    released,
  };
}

/** Whether this signature is the trustee's under the release; no for who isn't a trustee. */
export function isReleased(ceremony: Ceremony, release: Release, signature: string): boolean {
  const signer = ceremony.plan.trustees.find(({ id }) => id === release.trustee);
  return (
    signer !== undefined &&
    isSignedBy({ said: releaseSigned(ceremony, release), signature }, signer.signingKey)
  );
}

/** What a share that is sealed to an auditor is bound to (HPKE `info`): it opens for no other list and nobody else. */
export function sealedShareInfo(of: {
  readonly election: string;
  /** The contest's number: its place in the manifest from 0. */
  readonly contest: number;
  /** Root of the contest's ballot list, hex. */
  readonly root: string;
  readonly auditor: string;
}): Bytes {
  const root = fromHex(of.root);
  return concat(
    tag('sealed share'),
    electionBytes(of.election),
    uintBytes(of.contest, 2),
    defined(root.ok ? root.value : undefined, 'a root is hexadecimal'),
    utf8(of.auditor),
  );
}

/** HPKE `aad` of a sealed share: whose it is. */
export function sealedShareAad(trustee: string): Bytes {
  return utf8(trustee);
}
