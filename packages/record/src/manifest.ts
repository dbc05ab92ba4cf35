import { canonicalBytes, type Bytes, type Result } from '@teller/basics';
import { checkManifest, ManifestSchema, type Manifest, type ManifestFault } from '@teller/election';
import { parseExactly, type FormatFault } from './canonical.ts';

export function buildManifest(manifest: Manifest): Bytes {
  return canonicalBytes(manifest);
}

/** The manifest, if it has its one canonical form and its parts fit each other. */
export function parseManifest(bytes: Bytes): Result<Manifest, FormatFault | ManifestFault> {
  const manifest = parseExactly(bytes, ManifestSchema);
  return manifest.ok ? checkManifest(manifest.value) : manifest;
}
