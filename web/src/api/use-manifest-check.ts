import { canonicalJson } from '@teller/basics';
import { useEffect, useState } from 'react';
import type { LoadedElection } from './contests.ts';

/** Whether the manifest is the one that the election's id, its SHA-256, names, and the contests those it names. */
export type ManifestCheck = 'checking' | 'right' | 'wrong';

/** Checks what the server sent against the address, on this device. */
export function useManifestCheck({ id, manifest, contests }: LoadedElection): ManifestCheck {
  const [check, setCheck] = useState<ManifestCheck>('checking');
  useEffect(() => {
    let current = true;
    void isRight({ id, manifest, contests }).then((right) => {
      if (current) setCheck(right ? 'right' : 'wrong');
    });
    return () => {
      current = false;
    };
  }, [id, manifest, contests]);
  return check;
}

async function isRight({
  id,
  manifest,
  contests,
}: Pick<LoadedElection, 'id' | 'manifest' | 'contests'>): Promise<boolean> {
  if ((await hashOf(manifest)) !== id) return false;
  const named = new Map(manifest.contests.map((contest) => [contest.id, contest.sha256]));
  for (const contest of contests)
    if (named.get(contest.id) !== (await hashOf(contest))) return false;
  return true;
}

async function hashOf(part: object): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(part));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
