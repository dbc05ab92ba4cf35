import { canonicalBytes, sha256, toHex } from '@teller/basics';
import type { Manifest } from './manifest.ts';

/** The election id: SHA-256 of the manifest's canonical JSON, as hex. */
export function electionId(manifest: Manifest): string {
  return toHex(sha256(canonicalBytes(manifest)));
}
