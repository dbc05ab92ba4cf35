import { canonicalJson } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { useEffect, useState } from 'react';
import type { PublicElection } from '@teller/api';

/** Whether the manifest is the one that the election's id, its SHA-256, names. */
export type ManifestCheck = 'checking' | 'right' | 'wrong';

/** Checks what the server sent against the address, on this device. */
export function useManifestCheck({ id, manifest }: PublicElection): ManifestCheck {
  const [check, setCheck] = useState<ManifestCheck>('checking');
  useEffect(() => {
    let current = true;
    void hashOf(manifest).then((hash) => {
      if (current) setCheck(hash === id ? 'right' : 'wrong');
    });
    return () => {
      current = false;
    };
  }, [id, manifest]);
  return check;
}

async function hashOf(manifest: Manifest): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(manifest));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
