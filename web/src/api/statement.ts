/**
 * What a candidate says to members. Undefined where it can't be had, or is not what the contest names.
 *
 * @param hash SHA-256 of it, hex, as the contest has it
 */
export async function loadStatement(election: string, hash: string): Promise<string | undefined> {
  try {
    const address = `/record/${election}/statements/${hash}.txt`;
    const response = await fetch(address, { referrerPolicy: 'no-referrer' });
    if (!response.ok) return undefined;
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return found === hash ? new TextDecoder().decode(bytes) : undefined;
  } catch {
    return undefined;
  }
}
