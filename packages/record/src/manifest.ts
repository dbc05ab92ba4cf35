import { canonicalBytes, type Bytes, type Result } from '@teller/basics';
import {
  CeremonySchema,
  checkManifest,
  ContestSchema,
  ManifestSchema,
  type Ceremony,
  type Contest,
  type FrozenElection,
  type Manifest,
  type ManifestFault,
} from '@teller/election';
import { parseExactly, type FormatFault } from './canonical.ts';
import { recordPath, type RecordFile } from './files.ts';

/** manifest.json, ceremony.json and contests/ID.json, one for each contest. */
export function buildFrozen({
  manifest,
  contests,
  ceremony,
}: FrozenElection): readonly RecordFile[] {
  return [
    { path: recordPath.manifest, bytes: buildManifest(manifest) },
    { path: recordPath.ceremony, bytes: canonicalBytes(ceremony) },
    ...contests.map((contest) => ({
      path: recordPath.contest(contest.id),
      bytes: canonicalBytes(contest),
    })),
  ];
}

export function buildManifest(manifest: Manifest): Bytes {
  return canonicalBytes(manifest);
}

/** The manifest, if it has its one canonical form and its parts fit each other. */
export function parseManifest(bytes: Bytes): Result<Manifest, FormatFault | ManifestFault> {
  const manifest = parseExactly(bytes, ManifestSchema);
  return manifest.ok ? checkManifest(manifest.value) : manifest;
}

/** A contest in its one canonical form. */
export function parseContest(bytes: Bytes): Result<Contest, FormatFault> {
  return parseExactly(bytes, ContestSchema);
}

/** The key ceremony in its one canonical form. */
export function parseCeremony(bytes: Bytes): Result<Ceremony, FormatFault> {
  return parseExactly(bytes, CeremonySchema);
}
