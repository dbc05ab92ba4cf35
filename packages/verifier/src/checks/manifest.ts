import { fromBase64url, sha256, toHex, type Bytes } from '@teller/basics';
import {
  ceremonyHash,
  checkContests,
  contestHash,
  type Contest,
  type Manifest,
} from '@teller/election';
import { electionCode, isPasskey, isPoint } from '@teller/protocol';
import {
  parseCeremony,
  parseContest,
  parseManifest,
  recordPath,
  statementPaths,
} from '@teller/record';
import { take, type Evidence } from '../evidence.ts';
import { Faults } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** Check 2: the manifest, the parts that it names, their keys, and its id against the one the reader expects. */
export async function checkManifestFile(
  evidence: Evidence,
  expected: string | undefined,
): Promise<Conclusion> {
  const faults = new Faults();
  const bytes = await take(evidence, recordPath.manifest);
  const manifest = bytes === undefined ? undefined : parseManifest(bytes);
  if (manifest === undefined) faults.add('manifest.json is missing, or too large');
  else if (!manifest.ok) faults.add(`manifest.json is refused: ${manifest.error}`);
  else {
    checkKeys(manifest.value, faults);
    checkCeremonyFile(manifest.value, await take(evidence, recordPath.ceremony), faults);
    const contests: Contest[] = [];
    for (const { id, sha256 } of manifest.value.contests) {
      const bytes = await take(evidence, recordPath.contest(id));
      const contest = readContest(id, sha256, bytes, faults);
      if (contest !== undefined) contests.push(contest);
    }
    for (const path of statementPaths(contests)) {
      const statement = await take(evidence, path);
      if (statement === undefined) faults.add(`${path} is missing, or too large`);
      else if (path !== recordPath.statement(toHex(sha256(statement))))
        faults.add(`${path} is not the one that its contest names`);
    }
    const together = checkContests({ manifest: manifest.value, contests });
    if (faults.count === 0 && !together.ok)
      faults.add(`${together.error.contest ?? ''}: ${together.error.reason}`);
  }
  if (expected !== undefined && !isNamed(evidence.election, expected))
    faults.add(`this is election ${evidence.election ?? '(unknown)'}, not ${expected}`);
  const said =
    expected === undefined ? 'Nobody has said that it is the one you mean.' : 'As asked.';
  return faults.conclude(`Election id ${evidence.election ?? ''}. ${said}`);
}

/** Whether this is the election id, or its code, that the reader knows. */
function isNamed(election: string | undefined, expected: string): boolean {
  return election !== undefined && (election === expected || electionCode(election) === expected);
}

function checkKeys(manifest: Manifest, faults: Faults): void {
  const { entitlementKey, receiptKey, officers, auditors = [] } = manifest;
  if (!isKey(entitlementKey)) faults.add('the entitlement key is not a point on P-256');
  if (!isKey(receiptKey)) faults.add('the receipt key is not a point on P-256');
  for (const officer of officers)
    if (!isPasskey(officer))
      faults.add(`officer ${officer.id}: the passkey is not a point on P-256`);
  for (const { id, signingKey, encryptionKey } of auditors)
    if (!isKey(signingKey) || !isKey(encryptionKey))
      faults.add(`auditor ${id}: a key is not a point on P-256`);
}

function checkCeremonyFile(
  { ceremony: named }: Manifest,
  bytes: Bytes | undefined,
  faults: Faults,
): void {
  const path = recordPath.ceremony;
  const ceremony = bytes && parseCeremony(bytes);
  if (ceremony === undefined) faults.add(`${path} is missing, or too large`);
  else if (!ceremony.ok) faults.add(`${path} is refused: ${ceremony.error}`);
  else if (ceremonyHash(ceremony.value) !== named)
    faults.add(`${path} is not the one that the manifest names`);
}

/** A contest's file, if it is the one that the manifest names. */
function readContest(
  id: string,
  named: string,
  bytes: Bytes | undefined,
  faults: Faults,
): Contest | undefined {
  const path = recordPath.contest(id);
  const contest = bytes && parseContest(bytes);
  if (contest === undefined) faults.add(`${path} is missing, or too large`);
  else if (!contest.ok) faults.add(`${path} is refused: ${contest.error}`);
  else if (contest.value.id !== id || contestHash(contest.value) !== named)
    faults.add(`${path} is not the one that the manifest names`);
  else {
    const { ballotKey, moduli } = contest.value;
    if (!isKey(ballotKey)) faults.add(`${id}: the ballot key is not a point on P-256`);
    for (const [issuer, modulus] of moduli.entries())
      if (!isModulus(modulus)) faults.add(`${id}, issuer ${issuer}: not an RSA-3072 key`);
    return contest.value;
  }
  return undefined;
}

function isKey(text: string): boolean {
  const bytes = fromBase64url(text);
  return bytes.ok && isPoint(bytes.value);
}

/** 3072 bits and odd. That it is a product of two primes nobody can see. */
function isModulus(text: string): boolean {
  const bytes = fromBase64url(text);
  return bytes.ok && (bytes.value[0] ?? 0) >= 0x80 && (bytes.value.at(-1) ?? 0) % 2 === 1;
}
