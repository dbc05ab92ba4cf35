import { fromBase64url } from '@teller/basics';
import { isPoint } from '@teller/protocol';
import { parseManifest, recordPath } from '@teller/record';
import { take, type Evidence } from '../evidence.ts';
import { Faults } from '../faults.ts';
import type { Conclusion } from '../report.ts';

/** Check 2: the manifest, its keys, and its id against the one the reader expects. */
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
    const { ballotKey, entitlementKey, receiptKey, officers, issuers } = manifest.value;
    if (!isKey(ballotKey.publicKey)) faults.add('the ballot key is not a point on P-256');
    if (!isKey(entitlementKey)) faults.add('the entitlement key is not a point on P-256');
    if (!isKey(receiptKey)) faults.add('the receipt key is not a point on P-256');
    for (const { id, publicKey } of officers)
      if (!isKey(publicKey)) faults.add(`officer ${id}: the passkey is not a point on P-256`);
    for (const { id, keys } of issuers)
      for (const { contest, modulus } of keys)
        if (!isModulus(modulus)) faults.add(`issuer ${id}, ${contest}: not an RSA-3072 key`);
  }
  if (expected !== undefined && evidence.election !== expected)
    faults.add(`this is election ${evidence.election ?? '(unknown)'}, not ${expected}`);
  const said =
    expected === undefined ? 'Nobody has said that it is the one you mean.' : 'As asked.';
  return faults.conclude(`Election id ${evidence.election ?? ''}. ${said}`);
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
